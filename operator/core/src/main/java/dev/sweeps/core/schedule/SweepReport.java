package dev.sweeps.core.schedule;

import dev.sweeps.core.objective.Ranking;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the status of a sweep says. Only {@code elapsed} and {@code eta} change when time passes and nothing happens.
 *
 * @param reason CamelCase
 * @param message a sentence with the numbers; without ages, so that it changes only with the facts
 * @param total how many trials there will be; absent when nobody knows
 * @param ranking the best trials
 * @param elapsed from the start to the completion, or to now; suspended time counts
 * @param eta how long it will still take; absent when nothing can be said
 * @param gpuSecondsUsed of all attempts that have ended
 * @param gpuSecondsSaved by rules that ended trials
 * @param gpuSecondsLost of attempts that were lost or failed
 * @param nextIndex every trial below it was seen once; 1 from before the first one is created
 * @param waiting what the oldest waiting trial waits for
 * @param conclusion why the sweep ends; to be stored as soon as it is present, also while the last trials still end
 * @param exhausted true when the search has no further configuration
 */
public record SweepReport(
        SweepState state,
        String reason,
        String message,
        @Nullable Long total,
        TrialCounts trials,
        Ranking ranking,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        Duration elapsed,
        @Nullable Duration eta,
        long gpuSecondsUsed,
        long gpuSecondsWaiting,
        long gpuSecondsSaved,
        long gpuSecondsLost,
        long nextIndex,
        @Nullable Waiting waiting,
        @Nullable Conclusion conclusion,
        boolean exhausted) {}
