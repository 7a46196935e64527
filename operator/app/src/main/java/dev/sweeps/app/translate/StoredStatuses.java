package dev.sweeps.app.translate;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.SweepStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statuses of a Sweep that nothing is planned for: what is stored stands, but for a few parts. */
public final class StoredStatuses {
    /** The parts that change when a spec cannot be run or is only seen. */
    private record Head(
            @Nullable Long generation,
            @Nullable SweepState state,
            @Nullable String reason,
            @Nullable List<Condition> conditions) {
        static Head of(SweepStatus status) {
            return new Head(status.observedGeneration(), status.state(), status.reason(), status.conditions());
        }
    }

    /** The parts that change as time passes. */
    private record Clock(@Nullable String elapsed, @Nullable Long elapsedSeconds, @Nullable String eta) {
        static final Clock NONE = new Clock(null, null, null);

        static Clock of(SweepStatus status) {
            return new Clock(status.elapsed(), status.elapsedSeconds(), status.eta());
        }
    }

    /** The parts that tell where files are. */
    private record Files(@Nullable RankedTrial best, @Nullable List<RankedTrial> top, @Nullable FilesStatus status) {
        static Files of(SweepStatus status) {
            return new Files(status.best(), status.top(), status.files());
        }
    }

    private StoredStatuses() {}

    /**
     * The status of a sweep that is over, for a spec that was edited since: nothing changes but the generation that was seen, and
     * the files.
     *
     * @param checkpoint where that of a ranked trial is; the stored place where it is null
     */
    public static SweepStatus seen(
            Sweep sweep, @Nullable FilesStatus files, Function<RankedTrial, @Nullable String> checkpoint) {
        var status = sweep.getStatus();
        var generation = sweep.getMetadata().getGeneration();
        var conditions = status.conditions() == null
                ? null
                : status.conditions().stream()
                        .map(condition -> new ConditionBuilder(condition)
                                .withObservedGeneration(generation)
                                .build())
                        .toList();
        return copy(
                status,
                new Head(generation, status.state(), status.reason(), conditions),
                Clock.of(status),
                files(status, files, checkpoint));
    }

    /** The status of a spec that cannot be run: what is wrong, and everything that was known before. */
    public static SweepStatus stalled(Sweep sweep, String reason, String message, Instant now) {
        var before = sweep.getStatus() == null ? SweepStatuses.NOTHING : sweep.getStatus();
        var head = new Head(
                sweep.getMetadata().getGeneration(),
                SweepState.STALLED,
                SweepStatuses.reason(reason, message),
                SweepConditions.of(sweep, SweepState.STALLED, reason, message, now));
        return copy(before, head, Clock.of(before), Files.of(before));
    }

    /** True when two statuses differ in nothing but what the passing of time changes. */
    public static boolean sameFacts(SweepStatus one, SweepStatus other) {
        return withoutClock(one).equals(withoutClock(other));
    }

    private static SweepStatus withoutClock(SweepStatus status) {
        return copy(status, Head.of(status), Clock.NONE, Files.of(status));
    }

    private static Files files(
            SweepStatus status, @Nullable FilesStatus files, Function<RankedTrial, @Nullable String> checkpoint) {
        return new Files(
                status.best() == null ? null : at(status.best(), checkpoint),
                status.top() == null
                        ? null
                        : status.top().stream()
                                .map(ranked -> at(ranked, checkpoint))
                                .toList(),
                files);
    }

    private static RankedTrial at(RankedTrial ranked, Function<RankedTrial, @Nullable String> checkpoint) {
        var place = checkpoint.apply(ranked);
        return place == null
                ? ranked
                : new RankedTrial(
                        ranked.rank(),
                        ranked.trial(),
                        ranked.objective(),
                        ranked.metrics(),
                        ranked.feasible(),
                        ranked.parameters(),
                        place,
                        ranked.finishedAt());
    }

    private static SweepStatus copy(SweepStatus status, Head head, Clock clock, Files files) {
        return new SweepStatus(
                head.generation(),
                head.state(),
                head.reason(),
                head.conditions(),
                status.startTime(),
                status.completionTime(),
                clock.elapsed(),
                clock.elapsedSeconds(),
                clock.eta(),
                status.trials(),
                files.best(),
                files.top(),
                status.pareto(),
                status.gpuSeconds(),
                status.cache(),
                files.status(),
                status.search(),
                status.summary(),
                status.nextIndex(),
                status.conclusion(),
                status.avoidedNodes());
    }
}
