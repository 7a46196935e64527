package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.cluster.Manifests;
import dev.sweeps.app.desired.TrialDefaults;
import dev.sweeps.app.translate.SpecReading;
import dev.sweeps.core.condition.Condition;
import dev.sweeps.core.finding.LiveRules;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class SpecReadingsTest {
    private static final String RULES =
            "earlyStop: {rules: [{name: r, when: metrics.g > %d, verdict: Poor, action: StopTrial}]}";

    private final SpecReadings readings = new SpecReadings(new TrialDefaults(false, false));

    /** However many trials run and however many passes are made. */
    @Test
    void conditionsAreCompiledOncePerGeneration() {
        var sweep = sweep(1, 1);

        assertThat(ofTrials(sweep)).isSameAs(ofTrials(sweep)).hasToString("metrics.g > 1");
        assertThat(ofSweep(sweep)).isSameAs(ofSweep(sweep)).hasToString("metrics.g > 1");
        assertThat(ofTrials(sweep(2, 5))).hasToString("metrics.g > 5");
        assertThat(ofSweep(sweep(2, 5))).hasToString("metrics.g > 5");
    }

    private Condition ofTrials(Sweep sweep) {
        return only(LiveRules.of(readings.trialPolicy(sweep).rules()));
    }

    private Condition ofSweep(Sweep sweep) {
        return switch (readings.of(sweep)) {
            case SpecReading.Ready ready -> only(ready.sweep().policy().liveRules());
            case SpecReading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static Condition only(LiveRules rules) {
        assertThat(rules.rules()).hasSize(1);
        return rules.rules().getFirst().condition();
    }

    private static Sweep sweep(long generation, int bound) {
        var sweep = Serialization.unmarshal(
                Serialization.asJson(Manifests.sweep("s", RULES.formatted(bound))), Sweep.class);
        sweep.getMetadata().setUid("u");
        sweep.getMetadata().setGeneration(generation);
        return sweep;
    }
}
