package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.core.history.TrialRecord;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialLedgerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TrialLedger ledger = new TrialLedger(registry);
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

    @Test
    void aSweepThatIsForgottenLeavesNoRecords() {
        ledger.records(sweep, Stream.of(made("0.5")), TrialLedgerTest::neverAsked, NOW);
        assertThat(registry.get("sweep.known.trials").gauge().value()).isEqualTo(1);

        ledger.forget(sweep.getMetadata().getUid());

        assertThat(registry.get("sweep.known.trials").gauge().value()).isZero();
    }

    @Test
    void theApiServerIsAskedBeforeATrialThatWasMadeIsBelievedGone() {
        ledger.made(sweep, made("0.5"), NOW);

        assertThat(unseen(NOW.plusSeconds(15), TrialLedgerTest::neverAsked)).hasSize(1);
        assertThat(unseen(NOW.plusSeconds(16), () -> List.of(made("0.5"))))
                .as("the cache is behind, and shows it neither now nor later")
                .hasSize(1);
        assertThat(unseen(NOW.plusSeconds(31), TrialLedgerTest::neverAsked)).hasSize(1);
        assertThat(unseen(NOW.plusSeconds(32), List::of))
                .as("somebody has deleted it")
                .isEmpty();
        assertThat(unseen(NOW.plusSeconds(60), TrialLedgerTest::neverAsked)).isEmpty();
    }

    @Test
    void aTrialIsBelievedInWhileTheApiServerDoesNotAnswer() {
        ledger.made(sweep, made("0.5"), NOW);

        assertThatThrownBy(() -> unseen(NOW.plusSeconds(16), () -> {
                    throw new KubernetesClientException("timeout");
                }))
                .isInstanceOf(KubernetesClientException.class);

        assertThat(unseen(NOW.plusSeconds(17), () -> List.of(made("0.5")))).hasSize(1);
    }

    @Test
    void nothingIsAskedOnceTheCacheShowsIt() {
        ledger.made(sweep, made("0.5"), NOW);

        assertThat(ledger.records(sweep, Stream.of(made("0.5")), TrialLedgerTest::neverAsked, NOW.plusSeconds(60)))
                .hasSize(1);
        assertThat(unseen(NOW.plusSeconds(61), TrialLedgerTest::neverAsked))
                .as("whoever was seen is the business of who looks for missing trials")
                .isEmpty();
    }

    /** After a crash, say: the search may choose others by then. */
    @Test
    void aTrialThatStoodThereHasItsOwnParameters() {
        ledger.found(sweep, made("0.5"));

        assertThat(unseen(NOW, () -> List.of(made("0.25"), other())))
                .singleElement()
                .satisfies(trial -> assertThat(trial.parameters()).containsEntry("lr", 0.25));
        assertThat(unseen(NOW.plusSeconds(15), TrialLedgerTest::neverAsked)).hasSize(1);
    }

    private List<TrialRecord> unseen(Instant now, Supplier<List<Trial>> server) {
        return ledger.records(sweep, Stream.empty(), server, now);
    }

    private TrialRecord record(Trial cached) {
        return ledger.records(sweep, Stream.of(cached), TrialLedgerTest::neverAsked, NOW)
                .getFirst();
    }

    private static List<Trial> neverAsked() {
        throw new AssertionError("the API server was asked");
    }

    private static Trial made(String rate) {
        return Serialization.unmarshal(
                """
                apiVersion: sweeps.dev/v1alpha1
                kind: Trial
                metadata: {name: s-00000, namespace: team, resourceVersion: "1"}
                spec: {sweep: s, index: 0, sample: 0, parameters: {lr: %s}}
                """
                        .formatted(rate),
                Trial.class);
    }

    private static Trial other() {
        var other = made("0.125");
        other.getMetadata().setName("s-00001");
        return other;
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
