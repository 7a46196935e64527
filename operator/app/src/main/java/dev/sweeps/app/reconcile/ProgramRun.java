package dev.sweeps.app.reconcile;

import dev.sweeps.api.Trial;
import dev.sweeps.app.follow.LogPlace;
import dev.sweeps.app.observe.MainContainer;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/** One run of the program of a trial, which has begun and may have ended. */
record ProgramRun(int attempt, Pod pod, MainContainer main) {

    /**
     * That of the newest attempt, one that goes on before one that has ended.
     *
     * @param pods all of the trial's
     */
    static Optional<ProgramRun> newest(Trial trial, List<Pod> pods) {
        var objects = AttemptObjects.of(trial, List.of(), pods);
        var attempt = objects.newest();
        var runs = objects.pods(attempt).stream()
                .flatMap(pod -> MainContainer.of(pod).stream()
                        .filter(MainContainer::started)
                        .map(main -> new ProgramRun(attempt, pod, main)))
                .toList();
        return runs.stream().filter(run -> run.main().running()).findFirst().or(() -> runs.stream()
                .findFirst());
    }

    /** Where its log is read. */
    LogPlace place() {
        var meta = pod.getMetadata();
        return new LogPlace(meta.getNamespace(), meta.getName(), main.name());
    }
}
