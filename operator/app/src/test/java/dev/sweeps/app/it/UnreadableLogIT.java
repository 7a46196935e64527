package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.CurvePoint;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.LogFaults;
import dev.sweeps.app.cluster.LogFaults.Answer;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Logs that nobody can read for a while: the kubelet is away, or the connection ends in the middle. The operator runs on. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class UnreadableLogIT {
    private static final Answer AWAY = new Answer.Refused(502, "dial tcp 10.0.0.7:10250: connect: connection refused");

    private static LogFaults faults;
    private static OperatorProcess operator;
    private static long pid;

    @BeforeAll
    static void start(OperatorRights rights) {
        faults = LogFaults.before(rights, AWAY);
        operator = new OperatorProcess(faults.rights(), "UnreadableLogIT", Map.of()).start();
        pid = operator.pid();
    }

    @AfterEach
    void theOperatorRunsOn() {
        assertThat(operator.isAlive()).isTrue();
        assertThat(operator.pid()).isEqualTo(pid);
    }

    @AfterAll
    static void stop() {
        operator.close();
        faults.close();
    }

    @Test
    void takesTheResultOnceTheLogCanBeRead(Lab lab) {
        faults.answer(AWAY);
        lab.create("away", printing("succeed"));

        Trial waiting = awaitUnreadable(lab, "away");
        assertThat(waiting.getStatus().message()).contains("connection refused");
        assertThat(waiting.getStatus().unreadableSince()).isNotNull();

        faults.answer(new Answer.Cut("{\"loss\": 1}\n"));
        await("the log is asked for again").atMost(Lab.LIMIT).until(() -> faults.asked() >= 2);
        assertThat(lab.trial("away-00000").getStatus()).isEqualTo(waiting.getStatus());
        assertThat(lab.jobs("away")).hasSize(1);
        assertThat(lab.pods("away")).hasSize(1);

        faults.answer(new Answer.Log("{\"loss\": 1}\n{\"loss\": 0.5}\n"));
        Trial ended = awaitEnd(lab, "away");
        assertThat(Claims.stateOf(ended)).isEqualTo(TrialState.SUCCEEDED);
        assertThat(ended.getStatus().objective()).isEqualTo(0.5);
        assertThat(ended.getStatus().attempt()).isEqualTo(1);
        assertThat(ended.getStatus().disruptions()).isZero();
        assertThat(ended.getStatus().unreadableSince()).isNull();
    }

    @Test
    void runsAgainWhenThePodGoesWithItsLog(Lab lab) {
        faults.answer(AWAY);
        lab.create("gone", printing("succeed"));
        awaitUnreadable(lab, "gone");

        lab.pods("gone").forEach(pod -> lab.client().resource(pod).delete());
        lab.awaitTrial(
                "gone-00000", trial -> assertThat(trial.getStatus().attempt()).isEqualTo(2));
        faults.answer(new Answer.Log("{\"loss\": 0.25}\n"));

        Trial ended = awaitEnd(lab, "gone");
        assertThat(Claims.stateOf(ended)).isEqualTo(TrialState.SUCCEEDED);
        assertThat(ended.getStatus().attempt()).isEqualTo(2);
        assertThat(ended.getStatus().disruptions()).isEqualTo(1);
        assertThat(ended.getStatus().retriesUsed()).isZero();
    }

    @Test
    void theLastWordsOfAFailureDecideWhoseItIs(Lab lab) {
        faults.answer(AWAY);
        lab.create("words", printing("fail"));
        awaitUnreadable(lab, "words");

        faults.answer(new Answer.Log("NVRM: Xid (PCI:0000:c1:00): 79, GPU has fallen off the bus.\n"));

        Trial lost = lab.awaitTrial(
                "words-00000",
                trial -> assertThat(trial.getStatus().disruptions()).isPositive());
        assertThat(lost.getStatus().retriesUsed()).isZero();
        assertThat(Claims.stateOf(lost)).isNotEqualTo(TrialState.FAILED);
    }

    @Test
    void losesNoStepOfTheCurve(Lab lab) {
        faults.answer(AWAY);
        lab.create("curve", "{trials: {max: 1}, result: {live: true}}");
        awaitUnreadable(lab, "curve");

        faults.answer(new Answer.Log("{\"step\": 1, \"loss\": 3}\n{\"step\": 2, \"loss\": 2}\n"));

        Trial ended = awaitEnd(lab, "curve");
        assertThat(Claims.stateOf(ended)).isEqualTo(TrialState.SUCCEEDED);
        assertThat(Objects.requireNonNull(ended.getStatus().curve()).points())
                .extracting(CurvePoint::step)
                .containsExactly(1L, 2L);
    }

    private static String printing(String outcome) {
        return """
               trials: {max: 1}
               result: {stdout: {format: JsonLines}}
               template:
                 metadata:
                   annotations: {fake.sweeps.dev/outcome: %s, fake.sweeps.dev/message: '{"note": "see the log"}'}
               """
                .formatted(outcome);
    }

    private static Trial awaitUnreadable(Lab lab, String sweep) {
        return lab.awaitTrial(sweep + "-00000", trial -> {
            assertThat(trial.getStatus()).as("status").isNotNull();
            assertThat(trial.getStatus().reason()).as("%s", trial.getStatus()).isEqualTo("ResultUnreadable");
        });
    }

    private static Trial awaitEnd(Lab lab, String sweep) {
        return lab.awaitTrial(
                sweep + "-00000", trial -> assertThat(trial.getStatus().completionTime())
                        .as("%s", trial.getStatus())
                        .isNotNull());
    }
}
