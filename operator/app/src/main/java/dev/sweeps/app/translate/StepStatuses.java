package dev.sweeps.app.translate;

import dev.sweeps.api.StepStatus;
import dev.sweeps.core.attempt.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a pipeline in the status of a Trial. */
final class StepStatuses {
    private StepStatuses() {}

    /** Those that are stored; none when nothing is. */
    static List<StepRecord> stored(@Nullable List<StepStatus> steps) {
        return steps == null
                ? List.of()
                : steps.stream()
                        .map(step -> new StepRecord(
                                step.name(),
                                step.exitCode(),
                                step.reason(),
                                TrialRecords.instant(step.startTime()),
                                TrialRecords.instant(step.finishTime())))
                        .toList();
    }

    /** Those to be stored; null when there are none. */
    static @Nullable List<StepStatus> status(List<StepRecord> steps) {
        return steps.isEmpty() ? null : steps.stream().map(StepStatuses::status).toList();
    }

    private static StepStatus status(StepRecord step) {
        var started = step.startedAt();
        var finished = step.finishedAt();
        return new StepStatus(
                step.name(),
                step.exitCode(),
                step.reason(),
                text(started),
                text(finished),
                started == null || finished == null
                        ? null
                        : Duration.between(started, finished).toSeconds());
    }

    /** A time to the second, as the cluster's own are. */
    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
