package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.LatestStatus;
import dev.sweeps.api.RuleVerdict;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialFinding;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.LogFaults;
import dev.sweeps.app.cluster.LogFaults.Answer;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The user's own rules end trials that would run for ever, by what their logs say. */
@NeedsCluster(Profile.FAKE)
// All tests read the same log, and one kills the operator.
@Execution(ExecutionMode.SAME_THREAD)
class LiveRulesIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** The second report is the bad one; the third, which may be read with it, would not end the trial. */
    private static final Answer EXPLODING = new Answer.Log(
            """
            {"step": 1, "loss": 3, "grad_norm": 1.5, "entropy": 1}
            {"step": 2, "loss": 2, "grad_norm": 2e6, "entropy": 1}
            {"step": 3, "loss": 2, "grad_norm": 1.5, "entropy": 1}
            """);

    /** The objective is reported at the end only. */
    private static final Answer GROWING =
            new Answer.Log("{\"step\": 1, \"grad_norm\": 1.5}\n{\"step\": 2, \"grad_norm\": 2e6}\n");

    private static LogFaults faults;
    private static OperatorProcess operator;

    @BeforeAll
    static void start(OperatorRights rights) {
        faults = LogFaults.before(rights, EXPLODING);
        operator = new OperatorProcess(faults.rights(), "LiveRulesIT", Map.of()).start();
    }

    @AfterAll
    static void stop() {
        operator.close();
        faults.close();
    }

    @Test
    void endsATrialByTheFirstReportOfWhichTheRuleHolds(Lab lab) {
        faults.answer(EXPLODING);
        lab.create("broken", hanging(1, rule("1e6", "Broken", "message: the gradients exploded")));

        Trial ended = awaitTrial(
                lab, "broken-00000", trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.FAILED));

        var status = ended.getStatus();
        assertThat(status.reason()).isEqualTo("GradNorm");
        assertThat(status.message())
                .isEqualTo("at step 2 the gradients exploded: metrics.grad_norm > 1e6 (metrics.grad_norm is 2000000)");
        assertThat(status.attempt()).as("a broken trial is not retried").isEqualTo(1);
        assertThat(status.findings())
                .containsExactly(new TrialFinding("grad-norm", RuleVerdict.BROKEN, "metrics.grad_norm is 2000000"));
        var cause = Objects.requireNonNull(status.stop());
        assertThat(cause.rule()).isEqualTo("grad-norm");
        assertThat(cause.step()).isEqualTo(2);
        assertThat(cause.value()).isEqualTo(2e6);
        assertThat(status.latest())
                .as("what no rule reads is not kept")
                .isNotNull()
                .returns(2L, LatestStatus::step)
                .returns(Map.of("grad_norm", 2e6), LatestStatus::metrics);
        await("an Event with the reason").atMost(LIMIT).untilAsserted(() -> assertThat(lab.client()
                        .v1()
                        .events()
                        .inNamespace(lab.namespace())
                        .list()
                        .getItems())
                .anySatisfy(event -> {
                    assertThat(event.getReason()).isEqualTo("GradNorm");
                    assertThat(event.getMessage()).contains("the gradients exploded");
                }));
        await("nothing runs any more").atMost(LIMIT).until(() -> lab.pods("broken")
                .isEmpty());
    }

    @Test
    void maskedTrialsEndTheSweepAsOthersDo(Lab lab) {
        faults.answer(EXPLODING);
        lab.create("masked", hanging(5, "masked: {consecutive: 2}, " + rule("1e6", "Masked", "consecutive: 1")));

        await("the end of the sweep").atMost(LIMIT).untilAsserted(() -> assertThat(
                        lab.sweep("masked").getStatus())
                .isNotNull()
                .returns(SweepState.FAILED, status -> status.state()));

        assertThat(Claims.reasonOf(lab.sweep("masked"))).isEqualTo("MaskedTrials");
        assertThat(lab.trials("masked"))
                .filteredOn(trial -> Claims.stateOf(trial) == TrialState.MASKED)
                .hasSize(2)
                .allSatisfy(trial -> assertThat(trial.getStatus().reason()).isEqualTo("GradNorm"));
    }

    /** The rule that would have ended the trial comes while no operator runs and no log can be read. */
    @Test
    void decidesFromWhatIsStoredAfterItWasKilled(Lab lab) {
        faults.answer(GROWING);
        lab.create("killed", hanging(1, rule("1e9", "Poor", "consecutive: 1")));
        awaitTrial(lab, "killed-00000", trial -> {
            assertThat(trial.getStatus()).as("status").isNotNull();
            assertThat(trial.getStatus().latest())
                    .as("%s", trial.getStatus())
                    .isNotNull()
                    .returns(2L, LatestStatus::step);
            assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.RUNNING);
        });

        operator.killHard();
        faults.answer(new Answer.Refused(502, "dial tcp 10.0.0.7:10250: connect: connection refused"));
        lab.change("killed", "earlyStop: {" + rule("1e6", "Poor", "consecutive: 1") + "}");
        operator.start();

        Trial ended = awaitTrial(
                lab, "killed-00000", trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.STOPPED));
        assertThat(ended.getStatus().message())
                .isEqualTo("at step 2 rule grad-norm holds: metrics.grad_norm > 1e6 (metrics.grad_norm is 2000000)");
        assertThat(ended.getStatus().attempt()).isEqualTo(1);
    }

    private static String rule(String bound, String verdict, String more) {
        return "rules: [{name: grad-norm, when: 'metrics.grad_norm > %s', verdict: %s, action: StopTrial, %s}]"
                .formatted(bound, verdict, more);
    }

    private static String hanging(int max, String earlyStop) {
        return """
               trials: {max: %d, parallel: 1, retries: 1}
               earlyStop: {%s}
               template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}
               """
                .formatted(max, earlyStop);
    }

    private static Trial awaitTrial(Lab lab, String name, Consumer<Trial> claim) {
        await("trial " + name).atMost(LIMIT).untilAsserted(() -> claim.accept(lab.trial(name)));
        return lab.trial(name);
    }
}
