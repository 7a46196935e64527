package dev.sweeps.core.attempt;

import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.node.NodeFailure;
import java.time.Instant;
import java.util.List;

/** What follows when an attempt was lost through no fault of the program: the next one after a while, or the end of the trial. */
final class Losing {
    private Losing() {}

    static TrialPlan plan(TrialSnapshot trial, AttemptObservation.Lost lost, Instant now) {
        var draft = ReportDraft.from(trial.stored())
                .attemptOver(lost.attempt(), lost.pod(), now)
                .attemptLost()
                .disrupted(trial.step());
        NodeFailure.ofLost(lost.reason()).ifPresent(kind -> draft.nodeFailed(kind, lost.pod(), now));
        var streak = draft.streak();
        var words = "attempt %d was lost: %s%s"
                .formatted(lost.attempt(), lost.reason(), lost.message().isEmpty() ? "" : ": " + lost.message());
        if (streak.isOverdone()) {
            var report = draft.state(TrialState.FAILED, Reasons.TOO_MANY_DISRUPTIONS, words + "; " + streak.text())
                    .completed(PodFacts.endOf(lost.pod(), now))
                    .build();
            return new TrialPlan(List.of(), report, null);
        }
        var delay = Backoff.after(streak.length());
        var due = now.plus(delay);
        var when = delay.isZero() ? "now" : "in " + delay.toSeconds() + " s";
        var report = draft.nextAttemptAt(due)
                .state(
                        TrialState.PENDING,
                        Reasons.ATTEMPT_LOST,
                        "%s; attempt %d follows %s".formatted(words, lost.attempt() + 1, when))
                .build();
        return new TrialPlan(List.of(), report, due);
    }
}
