package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An upgrade of the release and its removal in the middle of a sweep: running pods go on, and nothing is lost or done twice. */
@NeedsCluster(Profile.REAL)
@Execution(ExecutionMode.SAME_THREAD)
class ReleaseE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    @Test
    void losesNothingByAnUpgradeAndARemoval(Lab lab) {
        lab.create(
                "long",
                RealTrials.running(
                        "import json, os, time; time.sleep(12); "
                                + "json.dump({'loss': 0.5}, open(os.environ['SWEEP_RESULT_FILE'], 'w'))",
                        "trials: {max: 6, parallel: 3}"));
        lab.awaitSweep(
                "long", sweep -> assertThat(Claims.counts(sweep).running()).isEqualTo(3));
        Map<String, String> before = uidsOfJobs(lab);

        OPERATOR.upgrade("podAnnotations.upgraded=yes");
        assertThat(uidsOfJobs(lab)).containsAllEntriesOf(before);

        Sweep live = lab.sweep("long");
        OPERATOR.uninstall();
        assertThat(lab.sweep("long").getMetadata().getUid())
                .isEqualTo(live.getMetadata().getUid());
        assertThat(lab.jobs("long")).as("Jobs that nobody has looked at since").isNotEmpty();
        await("the pods go on without an operator").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.pods("long"))
                .isNotEmpty()
                .allMatch(pod -> "Succeeded".equals(pod.getStatus().getPhase())));
        OPERATOR.upgrade();

        lab.awaitState("long", SweepState.COMPLETE);
        assertThat(lab.trials("long")).hasSize(6).allSatisfy(trial -> {
            assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED);
            assertThat(trial.getStatus().attempt()).isEqualTo(1);
        });
    }

    private static Map<String, String> uidsOfJobs(Lab lab) {
        return lab.jobs("long").stream()
                .collect(Collectors.toMap(job -> job.getMetadata().getName(), job -> job.getMetadata()
                        .getUid()));
    }
}
