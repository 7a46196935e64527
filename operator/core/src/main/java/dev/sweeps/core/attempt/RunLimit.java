package dev.sweeps.core.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has a program ended that runs too long. The kubelet does it, by the Pod's own deadline: it measures with one clock, it is there
 * when the operator is not, and it leaves the log, the exit code and a last result to be read, which the deletion of the Job would
 * not. But it counts from when it took the Pod on, image and volumes included. So a Pod is made with the time to start added to
 * its deadline, and what was not needed of that is taken off here: Kubernetes lets a deadline become shorter.
 */
final class RunLimit {
    private RunLimit() {}

    /**
     * A deadline to be set.
     *
     * @param due when half of the time is over: most programs have ended by then and cost no write
     */
    private record Cut(Instant due, long seconds) {}

    /** The plan with what is to be done, now or later, about the deadline of a Pod that runs. */
    static TrialPlan applied(TrialPlan plan, AttemptLimits limits, AttemptObservation.Running running, Instant now) {
        return cut(limits, running.pod().onNode())
                .map(cut -> now.isBefore(cut.due())
                        ? plan.by(cut.due())
                        : plan.with(new TrialAction.LimitAttempt(running.attempt(), cut.seconds())))
                .orElse(plan);
    }

    /** Empty when the deadline is right, or there is no limit. */
    private static Optional<Cut> cut(AttemptLimits limits, @Nullable OnNode pod) {
        var most = limits.running();
        if (most == null || pod == null || pod.begunAt() == null || pod.acceptedAt() == null) {
            return Optional.empty();
        }
        var toStart =
                Math.max(0, Duration.between(pod.acceptedAt(), pod.begunAt()).toSeconds());
        var seconds = Math.max(1, toStart + most.toSeconds());
        return pod.deadlineSeconds() != null && pod.deadlineSeconds() <= seconds
                ? Optional.empty()
                : Optional.of(new Cut(pod.begunAt().plus(most.dividedBy(2)), seconds));
    }
}
