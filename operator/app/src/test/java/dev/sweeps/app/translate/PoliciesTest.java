package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.app.cluster.Manifests;
import dev.sweeps.core.finding.FindingRule;
import dev.sweeps.core.schedule.SweepPolicy;
import dev.sweeps.core.stopping.FailureRateRule;
import dev.sweeps.core.stopping.FindingStreakRule;
import dev.sweeps.core.stopping.GpuHoursRule;
import dev.sweeps.core.stopping.NoImprovementRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

    @Test
    void rulesThatAreNotGivenAreOff() {
        assertThat(policy("{}")).returns(null, SweepPolicy::failureRate).returns(null, SweepPolicy::noImprovement);
    }

    @Test
    void anEmptyRuleHasTheDefaultsOfTheSchema() {
        assertThat(policy("earlyStop: {failureRate: {}, noImprovement: {}}"))
                .returns(new FailureRateRule(0.5, 20, 10), SweepPolicy::failureRate)
                .returns(new NoImprovementRule(20, 0.01), SweepPolicy::noImprovement);
    }

    @Test
    void rulesAreReadAsTheyAreGiven() {
        assertThat(
                        policy(
                                """
                                earlyStop:
                                  failureRate: {ratio: 0.25, window: 8, minTrials: 4}
                                  noImprovement: {trials: 7, minDelta: 0.5}
                                """))
                .returns(new FailureRateRule(0.25, 8, 4), SweepPolicy::failureRate)
                .returns(new NoImprovementRule(7, 0.5), SweepPolicy::noImprovement);
    }

    @Test
    void aBudgetIsForecastUnlessTheUserDoesNotWantIt() {
        assertThat(policy("budget: {gpuHours: 40}").gpuHours()).isEqualTo(new GpuHoursRule(40, true));
        assertThat(policy("budget: {gpuHours: 40, forecast: false}").gpuHours()).isEqualTo(new GpuHoursRule(40, false));
    }

    @Test
    void onlyRulesThatMayEndTheSweepAreItsConcern() {
        assertThat(policy(
                                """
                                earlyStop:
                                  rules:
                                  - {name: nan-batches, when: metrics.nan > 3, verdict: Broken, action: StopSweep, consecutive: 2}
                                  - {name: odd, when: metrics.nan > 1, verdict: Poor, action: StopSweep}
                                  - {name: other, when: metrics.nan > 0, verdict: Masked}
                                """)
                        .findings())
                .containsExactly(
                        new FindingStreakRule("nan-batches", "NanBatches", 2), new FindingStreakRule("odd", "Odd", 3));
    }

    @Test
    void rulesThatEndRunningTrialsNeedTheirReports() {
        var changes =
                """
                earlyStop:
                  rules:
                  - {name: exploded, when: metrics.grad_norm > 1e6 && parameters.x > 0.5, verdict: Masked, action: StopTrial}
                  - {name: other, when: metrics.nan > 0, verdict: Masked}
                """;
        var live = policy(changes).liveRules();

        assertThat(live.rules()).singleElement().returns("Exploded", FindingRule::reason);
        assertThat(live.metrics()).containsExactly("grad_norm");
        assertThat(Watches.of(spec(changes), live, Map.of()))
                .hasValueSatisfying(watch -> assertThat(watch.metric()).isEqualTo("loss"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    metrics.loss > parameters.z; spec.earlyStop.rules[0].when: reads parameters.z, which does not exist
                    '"grad" in metrics'; spec.earlyStop.rules[0].when: reads metrics or diagnostics as a whole
                    metrics.loss / 2 > 1.0; spec.earlyStop.rules[0].when: cannot be evaluated
                    """)
    void aRuleThatCannotEndATrialIsRefusedWithItsPlace(String when, String problem) {
        assertThat(refusal("earlyStop: {rules: [{name: r, when: '" + when + "', verdict: Poor, action: StopTrial}]}"))
                .contains(problem);
    }

    @Test
    void rulesThatReadTooManyMetricsAreRefused() {
        var when = IntStream.range(0, 17).mapToObj("metrics.m%d > 1"::formatted).collect(Collectors.joining(" && "));

        assertThat(refusal("earlyStop: {rules: [{name: r, when: '" + when + "', verdict: Poor, action: StopTrial}]}"))
                .contains(
                        "spec.earlyStop.rules[0].when: brings the metrics that rules with action StopTrial read to 17");
    }

    @Test
    void aPatternThatFindsNoStepIsRefusedWhereStepsAreNeeded() {
        assertThat(
                        refusal(
                                """
                                result: {stdout: {format: Pattern, pattern: 'loss=(?P<value>[-+.eE0-9]+)'}}
                                earlyStop: {rules: [{name: r, when: metrics.loss > 9, verdict: Poor, action: StopTrial}]}
                                """))
                .contains("spec.earlyStop.rules[0].action: StopTrial needs what running trials report with a step");
    }

    private static String refusal(String changes) {
        return switch (SpecReader.read(spec(changes))) {
            case SpecReading.Ready _ -> throw new AssertionError("accepted");
            case SpecReading.Rejected rejected -> ProblemText.sentence(rejected.problems());
        };
    }

    private static SweepSpec spec(String changes) {
        return Serialization.unmarshal(Serialization.asJson(Manifests.sweep("s", changes)), Sweep.class)
                .getSpec();
    }

    private static SweepPolicy policy(String changes) {
        return switch (SpecReader.read(spec(changes))) {
            case SpecReading.Ready ready -> ready.sweep().policy();
            case SpecReading.Rejected rejected -> throw new AssertionError(ProblemText.sentence(rejected.problems()));
        };
    }
}
