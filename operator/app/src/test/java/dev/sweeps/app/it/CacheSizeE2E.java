package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.SweepState;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A size cap smaller than what two sweeps keep in one cache, in pods. */
@NeedsCluster(Profile.REAL)
@Execution(ExecutionMode.SAME_THREAD)
class CacheSizeE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    private static final int MEBIBYTE = 1 << 20;

    /** An entry of a mebibyte, of which two fit. */
    private static final String FIELDS =
            """
            overrides: {data: {window: %d}}
            trials: {max: 1, parallel: 1}
            storage: {claim: data}
            cache: {configuration: [data], maxSize: 2500Ki}
            """;

    private static final String USES =
            """
            import sweep
            sweep.finish(loss=len(sweep.batch_cache(lambda: bytes(1 << 20))))
            """;

    /** While it reads its entry it is the one used least recently; the reading ends when the test says so. */
    private static final String READS_LONG =
            """
            import os, time, sweep, sweep_cache, sweep_cache_store
            def read(path, before):
                entry = sweep_cache_store.read(path, before)
                os.utime(path, (1, 1))
                open("/sweep/cache/reading", "w").close()
                while os.path.exists("/sweep/cache/reading"):
                    time.sleep(0.1)
                return entry
            sweep_cache.read = read
            sweep.finish(loss=len(sweep.batch_cache(lambda: bytes(1 << 20))))
            """;

    @Test
    void theEntryUsedLeastRecentlyGoesAndOneInUseStays(Lab lab) throws IOException {
        var claim = SharedFolder.claim(lab, "data");
        var cache = "sweeps/" + lab.namespace() + "/_batch_cache";
        end(lab, "first", 1);
        var first = entries(claim, cache).getFirst();
        end(lab, "second", 2);
        assertThat(entries(claim, cache)).hasSize(2);

        lab.create("reader", RealTrials.running(READS_LONG, FIELDS.formatted(1)));
        await("a trial that reads " + first).atMost(Lab.LIMIT).until(() -> Files.exists(claim.at(cache + "/reading")));
        end(lab, "third", 3);

        var left = entries(claim, cache);
        assertThat(left).as("the one that is read, and the newest").hasSize(2).contains(first);
        assertThat(claim.names(cache)).noneMatch(name -> name.endsWith(".tmp"));
        Files.delete(claim.at(cache + "/reading"));
        var reader = lab.awaitState("reader", SweepState.COMPLETE);
        assertThat(reader.getStatus().cache()).isNotNull().satisfies(status -> {
            assertThat(status.hits()).isOne();
            assertThat(status.misses()).isZero();
        });
        assertThat(lab.trial("reader-00000").getStatus().objective()).isEqualTo(MEBIBYTE);

        // What was removed is built again by who needs it.
        var again = end(lab, "again", 2);
        assertThat(again).isOne();
        assertThat(entries(claim, cache)).hasSize(2);
    }

    /** Runs a sweep of one trial; returns how often it built its entry. */
    private static long end(Lab lab, String name, int window) {
        lab.create(name, RealTrials.running(USES, FIELDS.formatted(window)));
        var sweep = lab.awaitState(name, SweepState.COMPLETE);
        assertThat(lab.trials(name)).allMatch(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED);
        return Objects.requireNonNull(sweep.getStatus().cache()).misses();
    }

    private static List<String> entries(SharedFolder claim, String cache) throws IOException {
        return claim.names(cache).stream()
                .filter(name -> name.endsWith(".batch"))
                .toList();
    }
}
