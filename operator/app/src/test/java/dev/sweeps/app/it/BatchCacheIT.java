package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import dev.sweeps.app.desired.GpuRequest;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who builds, who waits, and what is left when a warm-up Job fails, on nodes that only play the pods. */
@NeedsCluster(Profile.FAKE)
class BatchCacheIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    private static final String CLAIM = "data";

    private static final String SWEEP =
            """
            overrides: {data: {window: 10}}
            trials: {max: 4, parallel: 2}
            storage: {claim: data}
            cache: {configuration: [data], build: {retries: 0, onFailure: Stop}}
            template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "4000", fake.sweeps.dev/outcome: %s}}}
            """;

    @Test
    void trialsWaitWithoutGpuForOneWarmUpJobWhichTheNextSweepNeedsNoMore(Lab lab) {
        BoundClaim.onFakeNodes(lab, CLAIM);
        lab.create("first", SWEEP.formatted("succeed"));

        lab.awaitTrial("first-00000", trial -> {
            assertThat(trial.getStatus()).isNotNull();
            assertThat(trial.getStatus().reason()).isEqualTo("CacheBuilding");
            assertThat(trial.getStatus().attempt()).isZero();
        });
        var first = lab.awaitState("first", SweepState.COMPLETE);
        var second = end(lab, "second");

        assertThat(warmUps(lab)).singleElement().satisfies(job -> {
            assertThat(GpuRequest.of(job.getSpec().getTemplate().getSpec())).isZero();
            assertThat(lab.trials("first")).allSatisfy(trial -> assertThat(startOf(trial))
                    .isAfterOrEqualTo(Instant.parse(job.getStatus().getCompletionTime())));
        });
        assertThat(first.getStatus().cache()).isNotNull().satisfies(cache -> {
            assertThat(cache.keys()).isOne();
            assertThat(cache.warmUps()).isOne();
            assertThat(cache.waiting()).isZero();
        });
        assertThat(second.getStatus().cache()).isNotNull().satisfies(cache -> assertThat(cache.warmUps())
                .isZero());
    }

    @Test
    void aWarmUpJobThatFailsEndsTheSweepBeforeAnyGpuIsUsed(Lab lab) {
        BoundClaim.onFakeNodes(lab, CLAIM);
        lab.create("broken", SWEEP.formatted("fail"));

        var sweep = lab.awaitState("broken", SweepState.FAILED);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("CacheBuildFailed");
        assertThat(lab.pods("broken"))
                .allSatisfy(pod -> assertThat(GpuRequest.of(pod.getSpec())).isZero());
    }

    private static Sweep end(Lab lab, String name) {
        lab.create(name, SWEEP.formatted("succeed"));
        return lab.awaitState(name, SweepState.COMPLETE);
    }

    private static List<Job> warmUps(Lab lab) {
        return lab.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(lab.namespace())
                .withLabel(Keys.CACHE_KEY)
                .list()
                .getItems();
    }

    private static Instant startOf(Trial trial) {
        return Instant.parse(trial.getStatus().startTime());
    }
}
