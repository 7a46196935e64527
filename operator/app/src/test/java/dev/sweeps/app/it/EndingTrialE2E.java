package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a real program that is told to end: it has the grace period of its pod, and no more. */
@NeedsCluster(Profile.REAL)
class EndingTrialE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    private static final String FIELDS =
            """
            trials: {max: 1}
            result: {live: true}
            """;

    /** As a stop rule writes it. */
    private static final String ORDER = "{\"spec\": {\"stop\": {\"reason\": \"Median\", \"message\": \"too slow\"}}}";

    @Test
    void takesTheResultThatAProgramHandsInAtItsEnd(Lab lab) {
        Trial ended = stopped(
                lab, "saves", "signal.signal(signal.SIGTERM, lambda *_: (sweep.finish(loss=0.25), sys.exit(0)))");

        assertThat(Claims.stateOf(ended)).isEqualTo(TrialState.SUCCEEDED);
        assertThat(ended.getStatus().objective()).isEqualTo(0.25);
    }

    @Test
    void killsAProgramThatDoesNotListen(Lab lab) {
        Trial ended = stopped(lab, "deaf", "signal.signal(signal.SIGTERM, signal.SIG_IGN)");

        assertThat(Claims.stateOf(ended)).isEqualTo(TrialState.STOPPED);
        assertThat(ended.getStatus().reason()).isEqualTo("Median");
        await("the end of its pod").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.pods("deaf"))
                .isEmpty());
    }

    private static Trial stopped(Lab lab, String name, String handler) {
        String program =
                """
                import signal, sys, time, sweep
                %s
                sweep.report(0, loss=1)
                time.sleep(600)
                """
                        .formatted(handler);
        lab.create(name, RealTrials.running(program, Duration.ofSeconds(5), FIELDS));
        String trial = name + "-00000";
        lab.awaitTrial(trial, seen -> {
            assertThat(seen.getStatus()).as("status").isNotNull();
            assertThat(seen.getStatus().curve()).as("%s", seen).isNotNull();
        });
        lab.client()
                .resources(Trial.class)
                .inNamespace(lab.namespace())
                .withName(trial)
                .patch(PatchContext.of(PatchType.JSON_MERGE), ORDER);
        return lab.awaitTrial(trial, seen -> assertThat(seen.getStatus().completionTime())
                .as("%s", seen)
                .isNotNull());
    }
}
