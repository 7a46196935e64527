package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.RungOrder;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.LogFaults;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Pausing at rungs and going on, decision by decision. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class PromotionIT {
    private static final LogFaults.Answer NOTHING = new LogFaults.Answer.Log("");

    private static final String FIELDS =
            """
            trials: {max: 3, parallel: 1, retries: 0}
            storage: {claim: data}
            earlyStop: {trial: {asha: {minSteps: 1, eta: 2, promotion: true}}}
            template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}
            """;

    @Test
    void anOperatorThatIsKilledAfterEachDecisionStartsNoAttemptTwice(Lab lab, OperatorRights rights) {
        BoundClaim.onFakeNodes(lab, "data");
        try (Sightings seen = new Sightings().of(lab, lab.client().batch().v1().jobs());
                LogFaults logs = LogFaults.before(rights, NOTHING);
                OperatorProcess operator = operator(lab, logs.rights(), "killed")) {
            operator.start();
            lab.create("rungs", FIELDS);

            SilentPrograms.report(lab, name(0), 1, 0.1);
            restartAfter(operator, () -> awaitRung(lab, 0, 1, false));
            awaitPaused(lab, 0, 1);
            assertThat(jobs(lab)).as("a paused trial has none").doesNotContain("rungs-00000-a1");

            SilentPrograms.report(lab, name(1), 1, 0.2);
            restartAfter(operator, () -> awaitRung(lab, 0, 1, true));
            awaitPaused(lab, 1, 1);
            Pod second = FakePods.running(lab, "rungs-00000-a2");
            assertThat(environment(second)).containsEntry("SWEEP_RESUME_FROM", "/sweep/attempts/a1/checkpoint");

            SilentPrograms.report(lab, name(0), 2, 0.1, 0.09);
            awaitPaused(lab, 0, 2);
            SilentPrograms.report(lab, name(2), 1, 0.3);
            restartAfter(operator, () -> awaitRung(lab, 0, 2, true));
            FakePods.succeed(lab, FakePods.running(lab, "rungs-00000-a3"));

            Sweep ended = lab.awaitState("rungs", SweepState.COMPLETE);
            List<Trial> trials = lab.trials("rungs");
            Claims.countsAreThoseOf(trials, ended);
            assertThat(trials)
                    .extracting(Claims::stateOf)
                    .containsExactly(TrialState.SUCCEEDED, TrialState.STOPPED, TrialState.STOPPED);
            assertThat(trials).extracting(trial -> trial.getStatus().attempt()).containsExactly(3, 1, 1);
            assertThat(trials).allSatisfy(trial -> assertThat(trial.getStatus())
                    .returns(0, TrialStatus::retriesUsed)
                    .returns(0, TrialStatus::disruptions)
                    .returns(0L, TrialStatus::gpuSecondsLost));
            assertThat(trials.getLast().getStatus().message())
                    .isEqualTo("asha: 0.3 at rung 1 is rank 3 of 3, of whom the best goes on; it was paused and not"
                            + " continued before the sweep ended");
            seen.assertThatNoNameWasUsedTwice();
            assertThat(seen.names("Job"))
                    .filteredOn(name -> name.matches(".*-a[0-9]+"))
                    .containsExactlyInAnyOrder(
                            "Job/rungs-00000-a1",
                            "Job/rungs-00000-a2",
                            "Job/rungs-00000-a3",
                            "Job/rungs-00001-a1",
                            "Job/rungs-00002-a1");
        }
    }

    @Test
    void aSuspendedSweepContinuesNobodyAndADeletedOneLeavesNothing(Lab lab, OperatorRights rights) {
        BoundClaim.onFakeNodes(lab, "data");
        try (LogFaults logs = LogFaults.before(rights, NOTHING);
                OperatorProcess operator = operator(lab, logs.rights(), "suspended")) {
            operator.start();
            lab.create("rungs", FIELDS);
            SilentPrograms.report(lab, name(0), 1, 0.1);
            awaitPaused(lab, 0, 1);
            FakePods.running(lab, "rungs-00001-a1");

            lab.change("rungs", "{suspend: true}");
            lab.awaitState("rungs", SweepState.SUSPENDED);
            SilentPrograms.report(lab, name(1), 1, 0.2);
            lab.awaitSweep("rungs", sweep -> assertThat(
                            Objects.requireNonNull(sweep.getStatus().trials()).paused())
                    .isEqualTo(2));
            assertThat(rung(lab, 0))
                    .hasValueSatisfying(rung -> assertThat(rung.promoted()).isFalse());

            lab.change("rungs", "{suspend: false}");
            FakePods.running(lab, "rungs-00000-a2");
            lab.client()
                    .resources(Sweep.class)
                    .inNamespace(lab.namespace())
                    .withName("rungs")
                    .delete();
            await("the end of all trials").atMost(Lab.LIMIT).untilAsserted(() -> {
                assertThat(lab.trials("rungs")).isEmpty();
                assertThat(jobs(lab)).isEmpty();
            });
        }
    }

    /** Ends the operator as soon as a decision stands, and starts it again. */
    private static void restartAfter(OperatorProcess operator, Runnable decision) {
        decision.run();
        operator.killHard();
        operator.start();
    }

    private static void awaitRung(Lab lab, int index, long step, boolean promoted) {
        lab.awaitTrial(name(index), trial -> assertThat(trial.getSpec().rung())
                .isNotNull()
                .returns(step, RungOrder::step)
                .returns(promoted, RungOrder::promoted));
    }

    private static void awaitPaused(Lab lab, int index, int attempt) {
        Trial paused = lab.awaitTrial(
                name(index), trial -> assertThat(Claims.stateOf(trial)).isEqualTo(TrialState.PAUSED));
        assertThat(paused.getStatus()).returns(attempt, TrialStatus::attempt).returns("Asha", TrialStatus::reason);
        assertThat(Objects.requireNonNull(paused.getStatus().stop()).rule()).isEqualTo("asha");
    }

    private static Optional<RungOrder> rung(Lab lab, int index) {
        return Optional.ofNullable(lab.trial(name(index)).getSpec().rung());
    }

    private static Map<String, String> environment(Pod pod) {
        return pod.getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    private static List<String> jobs(Lab lab) {
        return lab.client().batch().v1().jobs().inNamespace(lab.namespace()).list().getItems().stream()
                .map(job -> job.getMetadata().getName())
                .toList();
    }

    private static String name(int index) {
        return "rungs-0000" + index;
    }

    private static OperatorProcess operator(Lab lab, OperatorRights rights, String name) {
        return new OperatorProcess(
                rights, "PromotionIT-" + name, Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()));
    }
}
