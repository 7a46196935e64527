package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which series a sweep has, and for how long. */
class SweepGaugesTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SweepGauges gauges = new SweepGauges(registry);
    private final KeeperCounters counters = new KeeperCounters(registry);

    private static final String CACHE =
            "cache: {keys: 2, hits: 5, misses: 2, warmUps: 1, bytes: 4096, secondsSaved: 60, waiting: 0}";

    private static Sweep sweep(String spec, String status) {
        return Serialization.unmarshal(
                """
                apiVersion: sweeps.dev/v1alpha1
                kind: Sweep
                metadata: {name: digits, namespace: team, uid: u-1}
                spec: {parameters: {x: {min: 0, max: 1}}%s}
                status: {%s}
                """
                        .formatted(spec, status),
                Sweep.class);
    }

    private static String files(String more) {
        return "files: {folder: f, passes: 3, failures: 1, bytesFreed: 100, bytesInTrash: 50, released: 0, deleted: 0, %s}"
                .formatted(more);
    }

    private static Sweep stored(String status) {
        return sweep(", storage: {claim: data}, cache: {configuration: [data]}", status);
    }

    private double value(String name) {
        return Objects.requireNonNull(registry.find(name)
                        .tags("namespace", "team", "sweep", "digits")
                        .gauge())
                .value();
    }

    @Test
    void showsWhatTheCacheAndTheKeeperDid() {
        var sweep = stored(CACHE + ", " + files("settled: false"));

        gauges.show(sweep, sweep.getStatus());

        assertThat(value("sweep.cache.hits")).isEqualTo(5);
        assertThat(value("sweep.cache.misses")).isEqualTo(2);
        assertThat(value("sweep.cache.builds")).isEqualTo(3);
        assertThat(value("sweep.cache.bytes")).isEqualTo(4096);
        assertThat(value("sweep.cache.seconds.saved")).isEqualTo(60);
        assertThat(value("sweep.files.passes")).isEqualTo(3);
        assertThat(value("sweep.files.failures")).isEqualTo(1);
        assertThat(value("sweep.files.bytes.freed")).isEqualTo(100);
        assertThat(value("sweep.files.bytes.in.trash")).isEqualTo(50);
    }

    @Test
    void hasNoSeriesOfWhatASweepDoesNotHave() {
        var sweep = sweep("", "");

        gauges.show(sweep, sweep.getStatus());

        assertThat(registry.getMeters())
                .isNotEmpty()
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .noneMatch(name -> name.startsWith("sweep.cache") || name.startsWith("sweep.files"));
    }

    @Test
    void theyVanishWhenTheFilesOfASweepThatIsOverAreInOrder() {
        var ended = stored(files("settled: false"));
        gauges.showEnded(ended);
        assertThat(value("sweep.files.passes")).isEqualTo(3);

        gauges.showEnded(stored(files("settled: true")));

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aKeeperThatHasGivenUpHoldsNoSeries() {
        gauges.showEnded(stored(files("settled: false").replace("failures: 1", "failures: 20")));

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void thereAreNoMoreThanAThousandSweeps() {
        for (var each = 0; each < 1001; each++) {
            var sweep = stored("");
            sweep.getMetadata().setUid("u-" + each);
            sweep.getMetadata().setName("digits-" + each);
            gauges.show(sweep, sweep.getStatus());
        }

        assertThat(registry.find("sweep.files.passes").gauges()).hasSize(1000);
    }

    @Test
    void countsEachPassOnceByItsOutcome() {
        var none = stored("").getStatus();
        var failed = stored(files("settled: false")).getStatus();
        var done = stored(files("settled: true")
                        .replace("passes: 3, failures: 1, bytesFreed: 100", "passes: 4, failures: 0, bytesFreed: 150"))
                .getStatus();

        counters.count(null, none);
        counters.count(none, failed);
        counters.count(failed, failed);
        counters.count(failed, done);

        assertThat(registry.counter("sweep.keeper.passes", "outcome", "failed").count())
                .isOne();
        assertThat(registry.counter("sweep.keeper.passes", "outcome", "done").count())
                .isOne();
        assertThat(registry.counter("sweep.keeper.bytes.freed").count()).isEqualTo(150);
    }

    @Test
    void aNamesakeKeepsItsGaugesWhenTheOneBeforeItIsForgotten() {
        var before = sweep("", "trials: {succeeded: 3}");
        var next = sweep("", "trials: {succeeded: 5}");
        next.getMetadata().setUid("u-2");
        gauges.show(before, before.getStatus());
        gauges.show(next, next.getStatus());

        gauges.forget("u-1");

        assertThat(value("sweep.trials", "succeeded")).isEqualTo(5);
        gauges.forget("u-2");
        assertThat(registry.getMeters()).isEmpty();
    }

    private double value(String name, String state) {
        return Objects.requireNonNull(registry.find(name).tags("state", state).gauge())
                .value();
    }
}
