package dev.sweeps.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.condition.ConditionReading;
import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.curve.LatestReport;
import dev.sweeps.core.finding.FindingRule;
import dev.sweeps.core.finding.ReportConditions;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.Finding.Verdict;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.pruning.Cause;
import dev.sweeps.core.pruning.Intervals;
import dev.sweeps.core.pruning.Threshold;
import dev.sweeps.core.pruning.TrialRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveStopsTest {
    private static final Instant NOW = Trials.START.plusSeconds(60);
    private static final ReportConditions CONDITIONS = new ReportConditions(Set.of("lr"));

    @Test
    void aTrialIsEndedWithTheRuleAndItsNumbers() {
        var sweep = Policies.of(10, 2)
                .withLiveRules(rule("grad-norm", "metrics.grad_norm > 1e6 * parameters.lr", "the gradients exploded"))
                .sweep(
                        Trials.succeeded(0, 0.9),
                        Trials.with(Trials.running(1), report(5, 2e6)),
                        Trials.with(Trials.running(2), report(5, 3.0)));

        var cause = new Cause(
                "grad-norm",
                5,
                2e6,
                null,
                0,
                "at step 5 the gradients exploded: metrics.grad_norm > 1e6 * parameters.lr"
                        + " (metrics.grad_norm is 2000000, parameters.lr is 0.1)");
        assertThat(SweepPlanner.plan(sweep, NOW).actions())
                .containsExactly(new SweepAction.StopTrial(
                        "s-00001",
                        "GradNorm",
                        cause.text(),
                        new SweepAction.StopVerdict(
                                cause,
                                10,
                                new Finding(
                                        "grad-norm",
                                        Verdict.MASKED,
                                        "metrics.grad_norm is 2000000, parameters.lr is 0.1"))));
    }

    @Test
    void onlyRunningTrialsThatHaveReportedAreAskedAbout() {
        var sweep = Policies.of(10, 4)
                .withLiveRules(rule("grad-norm", "metrics.grad_norm > 1e6", null))
                .sweep(
                        Trials.with(Trials.ordered(0), report(5, 2e6)),
                        Trials.with(Trials.pending(1), report(5, 2e6)),
                        Trials.with(Trials.paused(2, 5, Curve.EMPTY), report(5, 2e6)),
                        Trials.running(3),
                        Trials.running(4));

        assertThat(SweepPlanner.plan(sweep, NOW).actions()).isEmpty();
    }

    @Test
    void aRuleThatCannotBeEvaluatedBreaksNoPass() {
        var sweep = Policies.of(2, 2)
                .withLiveRules(
                        rule("odd", "diagnostics.grad_norm / 2 > 1", null),
                        rule("exploded", "metrics.grad_norm > 1", null))
                .sweep(Trials.with(Trials.running(0), report(1, 2)), Trials.with(Trials.running(1), report(1, 0.5)));

        assertThat(SweepPlanner.plan(sweep, NOW).actions())
                .singleElement()
                .isInstanceOfSatisfying(SweepAction.StopTrial.class, stop -> assertThat(stop.reason())
                        .isEqualTo("Exploded"));
    }

    @Test
    void aTrialIsEndedOnceAndTheUsersOwnRuleSaysWhy() {
        var point = new Curve(List.of(new CurvePoint(5, -1)));
        var sweep = Policies.of(1, 1)
                .withTrialRules(new TrialRules(TrialRules.Mode.ANY, List.of(new Threshold(0.0, null, Intervals.EVERY))))
                .withLiveRules(rule("grad-norm", "metrics.grad_norm > 1e6", null))
                .sweep(Trials.with(Trials.with(Trials.running(0), point), report(5, 2e6)));

        assertThat(SweepPlanner.plan(sweep, NOW).actions())
                .singleElement()
                .isInstanceOfSatisfying(SweepAction.StopTrial.class, stop -> assertThat(stop.reason())
                        .isEqualTo("GradNorm"));
    }

    @Test
    void trialsThatItEndsAsPoorCountForNotLearning() {
        var sweep = Policies.of(10, 1).withStreaks(null, 2).sweep(poor(0), poor(1));

        assertThat(SweepPlanner.plan(sweep, NOW).report().conclusion())
                .extracting(Conclusion::reason)
                .isEqualTo("NotLearning");
    }

    private static TrialRecord poor(long index) {
        return Trials.with(Trials.stopped(index), new Finding("grad-norm", Verdict.POOR, ""));
    }

    private static LatestReport report(long step, double gradNorm) {
        return new LatestReport(1, step, Map.of("grad_norm", gradNorm), List.of());
    }

    private static FindingRule rule(String name, String when, @Nullable String message) {
        var read = (ConditionReading.Ready) CONDITIONS.read(when);
        return new FindingRule(name, read.condition(), Verdict.MASKED, FindingRule.Action.STOP_TRIAL, message);
    }
}
