package dev.sweeps.core.attempt;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the attempts of a trial took, as {@link TrialReport} tells it; in seconds, and in GPU seconds.
 *
 * @param gpus of the newest attempt
 * @param ofAttempt GPU seconds of the attempt that has just been counted; 0 when none was
 */
record Usage(
        long queueSeconds,
        long runSeconds,
        long gpus,
        long gpuSecondsUsed,
        long gpuSecondsWaiting,
        long gpuSecondsSaved,
        long gpuSecondsLost,
        long ofAttempt) {
    static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0);

    static Usage of(TrialReport stored) {
        return new Usage(
                stored.queueSeconds(),
                stored.runSeconds(),
                stored.gpus(),
                stored.gpuSecondsUsed(),
                stored.gpuSecondsWaiting(),
                stored.gpuSecondsSaved(),
                stored.gpuSecondsLost(),
                0);
    }

    Usage on(PodFacts pod) {
        return new Usage(
                queueSeconds,
                runSeconds,
                pod.gpus(),
                gpuSecondsUsed,
                gpuSecondsWaiting,
                gpuSecondsSaved,
                gpuSecondsLost,
                ofAttempt);
    }

    /** Adds the times of an attempt that is over. */
    Usage after(PodFacts pod, Instant now) {
        var end = PodFacts.endOf(pod, now);
        var used = pod.gpus() * seconds(pod.scheduledAt(), end);
        return new Usage(
                queueSeconds + seconds(pod.createdAt(), pod.startedAt() == null ? end : pod.startedAt()),
                runSeconds + seconds(pod.startedAt(), end),
                gpus,
                gpuSecondsUsed + used,
                gpuSecondsWaiting
                        + pod.gpus() * seconds(pod.createdAt(), pod.scheduledAt() == null ? end : pod.scheduledAt()),
                gpuSecondsSaved,
                gpuSecondsLost,
                used);
    }

    /** The attempt that has just been counted was for nothing. */
    Usage lost() {
        return new Usage(
                queueSeconds,
                runSeconds,
                gpus,
                gpuSecondsUsed,
                gpuSecondsWaiting,
                gpuSecondsSaved,
                gpuSecondsLost + ofAttempt,
                ofAttempt);
    }

    /** What the end by an order saves of {@code expected} GPU seconds. */
    Usage savedOf(long expected) {
        return new Usage(
                queueSeconds,
                runSeconds,
                gpus,
                gpuSecondsUsed,
                gpuSecondsWaiting,
                Math.max(0, expected - gpuSecondsUsed),
                gpuSecondsLost,
                ofAttempt);
    }

    private static long seconds(@Nullable Instant from, Instant to) {
        return from == null ? 0 : Math.max(0, Duration.between(from, to).toSeconds());
    }
}
