package dev.sweeps.app.reconcile;

import dev.sweeps.core.attempt.Reasons;
import dev.sweeps.core.attempt.StepRecord;
import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.history.TrialState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a user should hear of a Trial. A trial that simply succeeds makes no Event: there may be ten thousand. */
final class TrialAnnouncements {
    /** What every busy cluster does to every trial: it stands in the status, and the scheduler says it at the Pod. */
    private static final Set<String> ORDINARY =
            Set.of(Reasons.CREATED, Reasons.CONTAINER_CREATING, Reasons.RUNNING, "Unschedulable");

    private TrialAnnouncements() {}

    static List<Announcement> of(@Nullable TrialReport before, TrialReport after) {
        if (before != null && before.reason().equals(after.reason()) && before.attempt() == after.attempt()) {
            return List.of();
        }
        var key = after.attempt() + after.reason();
        return switch (after.state()) {
            case SUCCEEDED -> List.of();
            case PENDING, RUNNING ->
                ORDINARY.contains(after.reason())
                        ? List.of()
                        : List.of(
                                Reasons.PROMOTED.equals(after.reason())
                                        ? Announcement.normal(after.reason(), after.message(), key)
                                        : Announcement.warning(after.reason(), after.message(), key));
            case MASKED, FAILED -> List.of(Announcement.warning(after.reason(), after.message(), key));
            case PAUSED, STOPPED, CANCELLED -> List.of(Announcement.normal(after.reason(), after.message(), key));
        };
    }

    /** The INFO line of a success, which is no Event; when verbose with the steps. */
    static Optional<Announcement> decision(@Nullable TrialReport before, TrialReport after, boolean verbose) {
        if (!after.state().isFinal() || (before != null && before.state().isFinal())) {
            return Optional.empty();
        }
        var steps = verbose ? "; " + steps(after) : "";
        if (after.state() != TrialState.SUCCEEDED && !verbose) {
            return Optional.empty();
        }
        return Optional.of(Announcement.normal(after.reason(), after.message() + steps, ""));
    }

    private static String steps(TrialReport report) {
        return report.steps().stream()
                .map(step -> step.name() + ": exit " + step.exitCode() + time(step))
                .collect(Collectors.joining(", "));
    }

    private static String time(StepRecord step) {
        var started = step.startedAt();
        var finished = step.finishedAt();
        return started == null || finished == null
                ? ""
                : " in " + Duration.between(started, finished).toSeconds() + " s";
    }
}
