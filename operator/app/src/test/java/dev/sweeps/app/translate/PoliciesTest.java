package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.cluster.Manifests;
import dev.sweeps.core.schedule.SweepPolicy;
import dev.sweeps.core.stopping.FailureRateRule;
import dev.sweeps.core.stopping.FindingStreakRule;
import dev.sweeps.core.stopping.GpuHoursRule;
import dev.sweeps.core.stopping.NoImprovementRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

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

    private static SweepPolicy policy(String changes) {
        var spec = Serialization.unmarshal(Serialization.asJson(Manifests.sweep("s", changes)), Sweep.class)
                .getSpec();
        return switch (SpecReader.read(spec)) {
            case SpecReading.Ready ready -> ready.sweep().policy();
            case SpecReading.Rejected rejected -> throw new AssertionError(SweepStatuses.sentence(rejected.problems()));
        };
    }
}
