package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
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

    /** The first trial runs until it is told to end, the others for a second. */
    private static final String PROGRAM = "import json, os, time; "
            + "held = lambda: os.environ['SWEEP_TRIAL_INDEX'] == '0' and not os.path.exists('/tmp/go'); "
            + "[time.sleep(0.1) for _ in iter(held, False)]; time.sleep(1); "
            + "json.dump({'loss': 0.5}, open(os.environ['SWEEP_RESULT_FILE'], 'w'))";

    @Test
    void losesNothingByAnUpgradeAndARemoval(Lab lab) {
        try (Sightings seen = new Sightings().of(lab, lab.client().batch().v1().jobs())) {
            lab.create("long", RealTrials.running(PROGRAM, ENDLESS));
            awaitResults(lab, 1);
            Pod running = podOfFirst(lab);

            OPERATOR.upgrade("podAnnotations.upgraded=yes");
            awaitResults(lab, results(lab) + 1);
            Sweep live = lab.sweep("long");
            OPERATOR.uninstall();

            assertThat(lab.sweep("long").getMetadata().getUid())
                    .isEqualTo(live.getMetadata().getUid());
            assertThat(podOfFirst(lab).getMetadata().getUid())
                    .isEqualTo(running.getMetadata().getUid());
            tellToEnd(lab, running);
            await("its end without an operator").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(
                            podOfFirst(lab).getStatus().getPhase())
                    .isEqualTo("Succeeded"));

            OPERATOR.upgrade();
            lab.awaitTrial(
                    "long-00000", trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.SUCCEEDED));
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

    private static Pod podOfFirst(Lab lab) {
        return lab.pods("long").stream()
                .filter(pod -> "long-00000".equals(pod.getMetadata().getLabels().get(Keys.TRIAL)))
                .findFirst()
                .orElseThrow();
    }

    private static void tellToEnd(Lab lab, Pod pod) {
        try (ExecWatch touch = lab.client().pods().resource(pod).exec("touch", "/tmp/go")) {
            assertThat(touch.exitCode()).succeedsWithin(Lab.LIMIT).isEqualTo(0);
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
