package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.util.List;
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

    /** Far more trials than the test waits for: however long Helm takes, the sweep is in the middle. */
    private static final String ENDLESS = "trials: {max: 10000, parallel: 3}";

    @Test
    void losesNothingByAnUpgradeAndARemoval(Lab lab) {
        try (Sightings seen = new Sightings().of(lab, lab.client().batch().v1().jobs())) {
            lab.create(
                    "long",
                    RealTrials.running(
                            "import json, os, time; time.sleep(4); "
                                    + "json.dump({'loss': 0.5}, open(os.environ['SWEEP_RESULT_FILE'], 'w'))",
                            ENDLESS));
            awaitResults(lab, 1);

            OPERATOR.upgrade("podAnnotations.upgraded=yes");
            awaitResults(lab, results(lab) + 1);

            Sweep live = lab.sweep("long");
            OPERATOR.uninstall();
            assertThat(lab.sweep("long").getMetadata().getUid())
                    .isEqualTo(live.getMetadata().getUid());
            assertThat(lab.jobs("long"))
                    .as("Jobs that nobody has looked at since")
                    .isNotEmpty();
            await("the pods go on without an operator").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(
                            lab.pods("long"))
                    .isNotEmpty()
                    .allMatch(pod -> "Succeeded".equals(pod.getStatus().getPhase())));
            OPERATOR.upgrade();
            awaitResults(lab, results(lab) + 4);

            lab.change(
                    "long", "{trials: {max: %d}}".formatted(lab.trials("long").size()));
            Sweep ended = lab.awaitState("long", SweepState.COMPLETE);
            List<Trial> trials = lab.trials("long");
            assertThat(trials).allSatisfy(trial -> {
                assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED);
                assertThat(trial.getStatus().attempt()).isEqualTo(1);
            });
            Claims.countsAreThoseOf(trials, ended);
            seen.assertThatNoNameWasUsedTwice();
            assertThat(seen.names("Job")).hasSameSizeAs(trials);
        }
    }

    private static void awaitResults(Lab lab, long count) {
        await("%d results".formatted(count)).atMost(Lab.LIMIT).untilAsserted(() -> assertThat(results(lab))
                .isGreaterThanOrEqualTo(count));
    }

    private static long results(Lab lab) {
        return lab.trials("long").stream()
                .filter(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED)
                .count();
    }
}
