package dev.sweeps.core.attempt;

import dev.sweeps.core.history.NotStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives up an attempt that no node takes: no free GPU, no quota, no place in Kueue's queue. Its trial has failed and is not tried
 * again, because the next attempt would wait just as long. Others call that a failure too: a Job whose activeDeadlineSeconds pass
 * before its Pod is bound, a Pending step of Argo Workflows with a timeout (argo-workflows#10341), NVIDIA OSMO's queue_timeout;
 * Kueue deactivates a workload that is not ready in time too often. Cancelled is what the end of a sweep does to its trials:
 * nobody would look for missing GPUs there, and maxFailed would not end a sweep that gets none.
 */
final class WaitLimit {
    private WaitLimit() {}

    /** Empty when the attempt waits for no node, or may do so for ever. */
    static Optional<Overdue> of(AttemptLimits limits, AttemptObservation attempt, Instant now) {
        return switch (attempt) {
            case AttemptObservation.Unstarted unstarted -> {
                var refusal = unstarted.refusal();
                var words = refusal == null ? "its Job has no pod" : refusal;
                yield overdue(limits, attempt, null, unstarted.createdAt(), words, now);
            }
            case AttemptObservation.Waiting waiting ->
                waiting.pod().onNode() == null
                        ? overdue(
                                limits,
                                attempt,
                                waiting.pod(),
                                waiting.since(),
                                Overdue.words(waiting.reason(), waiting.message()),
                                now)
                        : Optional.empty();
            case AttemptObservation.Absent _,
                    AttemptObservation.Running _,
                    AttemptObservation.Succeeded _,
                    AttemptObservation.Failed _,
                    AttemptObservation.Unread _,
                    AttemptObservation.Lost _ -> Optional.empty();
        };
    }

    private static Optional<Overdue> overdue(
            AttemptLimits limits,
            AttemptObservation attempt,
            @Nullable PodFacts pod,
            Instant since,
            String words,
            Instant now) {
        var most = limits.waiting();
        if (most == null) {
            return Optional.empty();
        }
        var from = limits.waitingFrom() != null && limits.waitingFrom().isAfter(since) ? limits.waitingFrom() : since;
        var text = "attempt %d waited %s without a node, trials.waitTimeout allows %s: %s"
                .formatted(attempt.attempt(), Overdue.words(Duration.between(from, now)), Overdue.words(most), words);
        return Optional.of(
                new Overdue(from.plus(most), attempt.attempt(), pod, NotStarted.WAITED_TOO_LONG, text, false));
    }
}
