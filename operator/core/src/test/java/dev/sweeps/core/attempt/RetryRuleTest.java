package dev.sweeps.core.attempt;

import static dev.sweeps.core.attempt.Attempts.reportOf;
import static dev.sweeps.core.attempt.Attempts.second;
import static dev.sweeps.core.attempt.Attempts.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.condition.ConditionReading;
import dev.sweeps.core.finding.FindingRule;
import dev.sweeps.core.finding.ReportConditions;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A rule of the user with action Retry. */
class RetryRuleTest {
    private static final Map<String, Double> BAD = Map.of("reward", 0.9, "skipped", 7.0);
    private static final Map<String, Double> GOOD = Map.of("reward", 0.8, "skipped", 0.0);

    private static TrialSnapshot trial(
            @Nullable TrialReport stored, AttemptObservation newest, Finding.Verdict verdict, int retries) {
        var read = (ConditionReading.Ready) new ReportConditions(Set.of()).read("metrics.skipped > 3");
        var rule = new FindingRule(
                "data-lost", read.condition(), verdict, FindingRule.Action.RETRY, "the loader skipped batches");
        var policy =
                new TrialPolicy(Attempts.REWARD, null, List.of(rule), retries, AttemptLimits.NONE, KeptJobs.NONE, null);
        return Attempts.trial(stored, null, newest, false, policy);
    }

    @Test
    void theTrialIsTriedAgainAndItsLastAttemptCounts() {
        var first = trial(null, succeeded(1, BAD), Finding.Verdict.BROKEN, 1);

        var again = TrialPlanner.plan(first, second(80));

        assertThat(again.actions()).isEmpty();
        assertThat(reportOf(again))
                .returns(TrialState.PENDING, TrialReport::state)
                .returns("DataLost", TrialReport::reason)
                .returns(
                        "attempt 1: the loader skipped batches: metrics.skipped > 3 (metrics.skipped is 7); "
                                + "attempt 2 follows (retry 1 of 1)",
                        TrialReport::message)
                .returns(1, TrialReport::retriesUsed)
                .returns(null, TrialReport::objective);

        var next = trial(reportOf(again), succeeded(1, BAD), Finding.Verdict.BROKEN, 1);
        assertThat(TrialPlanner.plan(next, second(200)).actions()).containsExactly(new TrialAction.StartAttempt(2));

        var last = trial(reportOf(again), succeeded(2, GOOD), Finding.Verdict.BROKEN, 1);
        assertThat(reportOf(TrialPlanner.plan(last, second(200))))
                .returns(TrialState.SUCCEEDED, TrialReport::state)
                .returns(0.8, TrialReport::objective)
                .returns(2, TrialReport::attempt);
    }

    @Test
    void withoutRetriesTheVerdictStands() {
        assertThat(reportOf(TrialPlanner.plan(trial(null, succeeded(1, BAD), Finding.Verdict.BROKEN, 0), second(80))))
                .returns(TrialState.FAILED, TrialReport::state)
                .returns("DataLost", TrialReport::reason);
        assertThat(reportOf(TrialPlanner.plan(trial(null, succeeded(1, BAD), Finding.Verdict.POOR, 0), second(80))))
                .returns(TrialState.SUCCEEDED, TrialReport::state)
                .returns(0.9, TrialReport::objective);
    }

    @Test
    void aTrialOfWhichTheRuleDoesNotHoldIsOver() {
        assertThat(reportOf(TrialPlanner.plan(trial(null, succeeded(1, GOOD), Finding.Verdict.BROKEN, 5), second(80))))
                .returns(TrialState.SUCCEEDED, TrialReport::state)
                .returns(0, TrialReport::retriesUsed);
    }
}
