package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.LogFaults;
import dev.sweeps.app.cluster.LogFaults.Answer;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kubelets that take requests for logs and never answer: whoever wants no log does not wait for them. The operator here waits for
 * longer than the test does, so that each request holds its thread until the test answers: if they could take all threads nothing
 * else would ever be done.
 */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class HangingKubeletIT {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int THREADS = 4;

    /** More ended programs with a log than there are threads. */
    private static final String PRINTING =
            """
            trials: {max: 8, parallel: 8}
            result: {stdout: {format: JsonLines}}
            template: {metadata: {annotations: {fake.sweeps.dev/message: '{"note": "see the log"}'}}}
            """;

    @Test
    void otherSweepsRunWhileNoLogIsAnswered(Lab lab, OperatorRights rights) {
        try (LogFaults faults = LogFaults.before(rights, new Answer.Silence());
                OperatorProcess operator = new OperatorProcess(
                        faults.rights(),
                        "HangingKubeletIT",
                        Map.of(
                                "QUARKUS_OPERATOR_SDK_NAMESPACES",
                                lab.namespace(),
                                "SWEEP_OPERATOR_THREADS",
                                Integer.toString(THREADS),
                                "QUARKUS_KUBERNETES_CLIENT_REQUEST_TIMEOUT",
                                LIMIT.multipliedBy(4).toString()))) {
            operator.start();
            lab.create("printing", PRINTING);
            await("all programs have ended").atMost(LIMIT).untilAsserted(() -> assertThat(lab.pods("printing"))
                    .hasSize(8)
                    .allSatisfy(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Succeeded")));
            await("logs are asked for").atMost(LIMIT).until(() -> faults.asked() >= THREADS / 2);

            lab.create("silent", "trials: {max: 3, parallel: 1}");

            Sweep other = awaitComplete(lab, "silent");
            assertThat(Claims.counts(other).finished()).isEqualTo(3);
            assertThat(faults.asked())
                    .as("logs asked for, none of which has been answered")
                    .isEqualTo(THREADS / 2);
            assertThat(lab.trials("printing"))
                    .filteredOn(trial -> trial.getStatus() != null)
                    .allSatisfy(trial ->
                            assertThat(trial.getStatus().completionTime()).isNull());

            faults.answer(new Answer.Log("{\"loss\": 0.5}\n"));
            Sweep waited = awaitComplete(lab, "printing");
            assertThat(Claims.counts(waited).finished()).isEqualTo(8);
            assertThat(Claims.best(waited).objective()).isEqualTo(0.5);
        }
    }

    private static Sweep awaitComplete(Lab lab, String sweep) {
        await(sweep).atMost(LIMIT).untilAsserted(() -> assertThat(
                        lab.sweep(sweep).getStatus())
                .isNotNull()
                .returns(SweepState.COMPLETE, SweepStatus::state));
        return lab.sweep(sweep);
    }
}
