package dev.sweeps.core.attempt;

import dev.sweeps.core.node.NodeFailure;
import java.time.Instant;
import java.util.List;

/**
 * What follows when the program has come to its end by itself: the end of the trial, by the verdict on its result, or another attempt if
 * a rule of the user wants one.
 */
final class Succeeding {
    private Succeeding() {}

    static TrialPlan plan(TrialSnapshot trial, AttemptObservation.Succeeded succeeded, Instant now) {
        var verdict = ResultVerdict.of(succeeded.output(), trial);
        return trial.policy()
                .worthRetrying(verdict.findings())
                .flatMap(held -> Failing.of(succeeded, held).retry(trial, now))
                .orElseGet(() -> new TrialPlan(List.of(), report(trial, succeeded, verdict, now), null));
    }

    /** The end, whatever a rule wants. */
    static TrialReport report(TrialSnapshot trial, AttemptObservation.Succeeded succeeded, Instant now) {
        return report(trial, succeeded, ResultVerdict.of(succeeded.output(), trial), now);
    }

    private static TrialReport report(
            TrialSnapshot trial, AttemptObservation.Succeeded succeeded, ResultVerdict verdict, Instant now) {
        var draft = ReportDraft.from(trial.stored())
                .attemptOver(succeeded.attempt(), succeeded.pod(), now)
                .output(succeeded.output())
                .verdict(verdict);
        if (trial.policy().blamesNode(verdict.findings())) {
            draft.nodeFailed(NodeFailure.Kind.DECLARED, succeeded.pod(), now);
        }
        return draft.completed(PodFacts.endOf(succeeded.pod(), now)).build();
    }
}
