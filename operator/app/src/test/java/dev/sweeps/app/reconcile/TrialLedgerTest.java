package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.core.history.TrialRecord;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialLedgerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final TrialLedger ledger = new TrialLedger();
    private final Sweep sweep = sweep();

    @Test
    void aTrialThatWasToldToGoOnHoldsItsPlaceBeforeTheCacheShowsIt() {
        var paused = trial("1", "{step: 3, promoted: false, message: m}");
        assertThat(record(paused).isPaused()).isTrue();

        ledger.continued(sweep, "s-00000");

        assertThat(record(paused).isLive()).isTrue();
        assertThat(record(trial("2", "{step: 3, promoted: true, message: m}")).isLive())
                .isTrue();
    }

    @Test
    void pausedAgainAtAHigherRungItHoldsNone() {
        var paused = trial("1", "{step: 3, promoted: false, message: m}");
        assertThat(record(paused).isPaused()).isTrue();
        ledger.continued(sweep, "s-00000");

        assertThat(record(trial("9", "{step: 9, promoted: false, message: m}")).isPaused())
                .isTrue();
    }

    private TrialRecord record(Trial cached) {
        return ledger.records(sweep, Stream.of(cached), NOW).getFirst();
    }

    private static Trial trial(String version, String rung) {
        return Serialization.unmarshal(
                """
                apiVersion: sweeps.dev/v1alpha1
                kind: Trial
                metadata: {name: s-00000, namespace: team, resourceVersion: "%s"}
                spec: {sweep: s, index: 0, sample: 0, parameters: {lr: 0.5}, rung: %s}
                status: {state: Paused, attempt: 1, reason: Asha}
                """
                        .formatted(version, rung),
                Trial.class);
    }

    private static Sweep sweep() {
        var sweep = new Sweep();
        sweep.setMetadata(new ObjectMetaBuilder().withName("s").withUid("u").build());
        return sweep;
    }
}
