package dev.sweeps.app.observe;

import dev.sweeps.app.desired.ResultLimit;
import dev.sweeps.app.observe.PodSteps.PodContainer;
import dev.sweeps.core.attempt.ProgramFailure;
import dev.sweeps.core.attempt.ProgramOutput;
import dev.sweeps.core.attempt.ReportedResult;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an ended program left behind. Logs cost a request each, so they are read only for metrics that a user wants from
 * there, and for the last lines of a program without a result.
 *
 * @param wanted metrics that the sweep asks for
 */
record OutputReader(List<String> wanted, @Nullable StdoutMetrics stdout, AttemptLogs logs) {
    ProgramOutput ofSuccess(PodReading pod) {
        ReportedResult result = result(pod);
        Optional<String> main = pod.steps().main().map(PodContainer::name);
        Optional<String> log = stdout == null ? Optional.empty() : main.flatMap(name -> whole(pod, name));
        Map<String, Double> metrics =
                stdout == null ? Map.of() : log.map(stdout::read).orElse(Map.of());
        ProgramOutput output = new ProgramOutput(result, metrics, null);
        if (isComplete(output)) {
            return output;
        }
        String tail = log.or(() -> main.flatMap(name -> logs.of(pod.pod(), name, false)))
                .flatMap(LogTail::of)
                .orElse(null);
        return new ProgramOutput(result, metrics, tail);
    }

    /** Asked twice if need be: a request that failed by chance, as at a kubelet that is closing the log, must not lose a result. */
    private Optional<String> whole(PodReading pod, String container) {
        return logs.of(pod.pod(), container, true).or(() -> logs.of(pod.pod(), container, true));
    }

    ProgramOutput ofFailure(PodReading pod, ProgramFailure failure) {
        String tail = Optional.ofNullable(failure.step())
                .flatMap(name -> logs.of(pod.pod(), name, false))
                .flatMap(LogTail::of)
                .orElse(null);
        return new ProgramOutput(result(pod), Map.of(), tail);
    }

    /** Whether every wanted metric was reported, be it a number or not. */
    boolean isComplete(ProgramOutput output) {
        return wanted.stream()
                .allMatch(metric -> output.stdoutMetrics().containsKey(metric)
                        || (output.result() instanceof ReportedResult.Parsed parsed
                                && (parsed.metrics().containsKey(metric)
                                        || parsed.invalidMetrics().contains(metric))));
    }

    private ReportedResult result(PodReading pod) {
        Map<String, String> messages = new LinkedHashMap<>();
        pod.steps().steps().forEach(step -> step.ended()
                .filter(end -> !ProgramFailures.neverRan(end))
                .map(ContainerStateTerminated::getMessage)
                .ifPresent(message -> messages.put(step.name(), message)));
        return new ResultParser(wanted, limit(pod)).parse(messages);
    }

    private static int limit(PodReading pod) {
        return pod.pod().getSpec() == null
                ? ResultLimit.bytes(1)
                : ResultLimit.bytes(pod.pod().getSpec());
    }
}
