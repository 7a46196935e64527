package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two replicas and one Lease: the second one does nothing until the first one is gone, and then goes on where that one was. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class LeaderElectionIT {
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
    private static final int TRIALS = 20;
    private static final int PARALLEL = 4;

    private static final String HANGING =
            """
            trials: {max: %d, parallel: %d}
            keep: {jobs: All}
            template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang, fake.sweeps.dev/duration-ms: "10"}}}
            """
                    .formatted(TRIALS, PARALLEL);

    @Test
    void theOtherReplicaGoesOnWhenTheLeaderIsKilled(Lab lab, OperatorRights rights) {
        try (Sightings seen = sightings(lab);
                OperatorProcess leader = replica(lab, rights, "killed-leader");
                OperatorProcess other = replica(lab, rights, "killed-other")) {
            lead(leader, other, lab);
            endRunning(lab);
            awaitRunning(lab, PARALLEL);
            assertThat(writes(other)).isZero();

            leader.killHard();
            endRunning(lab);
            awaitRunning(lab, 2 * PARALLEL);

            assertThat(writes(other)).isPositive();
            assertThatNothingWasLost(lab, seen, 2 * PARALLEL);
        }
    }

    /** As in a rollout, or when its node is drained. The other one is held until the Lease was looked at. */
    @Test
    void aLeaderThatEndsInOrderHandsTheLeaseOver(Lab lab, OperatorRights rights) {
        try (Sightings seen = sightings(lab);
                OperatorProcess leader = replica(lab, rights, "ended-leader");
                OperatorProcess other = replica(lab, rights, "ended-other")) {
            lead(leader, other, lab);
            other.freeze();
            LeaseSpec held = lease(lab, rights);
            endRunning(lab);

            leader.stop();

            LeaseSpec free = lease(lab, rights);
            assertThat(held.getHolderIdentity()).isEqualTo("ended-leader");
            assertThat(free.getHolderIdentity()).isNullOrEmpty();
            assertThat(free.getLeaseTransitions()).isEqualTo(held.getLeaseTransitions());
            other.thaw();
            awaitRunning(lab, PARALLEL);
            LeaseSpec taken = lease(lab, rights);
            assertThat(taken.getHolderIdentity()).isEqualTo("ended-other");
            assertThat(taken.getLeaseTransitions()).isEqualTo(held.getLeaseTransitions() + 1);
            assertThatNothingWasLost(lab, seen, PARALLEL);
        }
    }

    /** As when its node hangs: it comes back long after its lease, in the middle of what it did. */
    @Test
    void aLeaderThatWasFrozenEndsInsteadOfActingAgain(Lab lab, OperatorRights rights) {
        try (Sightings seen = sightings(lab);
                OperatorProcess leader = replica(lab, rights, "frozen-leader");
                OperatorProcess other = replica(lab, rights, "frozen-other")) {
            lead(leader, other, lab);
            leader.freeze();
            endRunning(lab);
            awaitRunning(lab, PARALLEL);

            leader.thaw();

            await("the end of the leader that was frozen, see " + leader.log())
                    .atMost(Lab.LIMIT)
                    .until(() -> !leader.isAlive());
            assertThatNothingWasLost(lab, seen, PARALLEL);
        }
    }

    @Test
    void withoutRightsOnTheLeaseItEndsAndSaysSo(Lab lab, OperatorRights rights) throws IOException {
        try (OperatorProcess replica = replica(lab, rights, "no-rights", "of-somebody-else")) {
            replica.launch();

            await("the end of an operator that cannot work, see " + replica.log())
                    .atMost(Lab.LIMIT)
                    .until(() -> !replica.isAlive());
            assertThat(Files.readString(replica.log())).contains("No permission to lease resource");
        }
    }

    /** Starts both, one after the other, and a sweep that the first one fills. */
    private static void lead(OperatorProcess leader, OperatorProcess other, Lab lab) {
        leader.start();
        lab.create("twins", HANGING);
        awaitRunning(lab, 0);
        other.start();
    }

    /** Waits until all slots are filled and {@code ended} results are stored. */
    private static void awaitRunning(Lab lab, int ended) {
        await(ended + " results and " + PARALLEL + " running trials")
                .atMost(LONGEST_SILENCE)
                .untilAsserted(() -> {
                    assertThat(in(lab, TrialState.SUCCEEDED)).hasSize(ended);
                    assertThat(in(lab, TrialState.RUNNING)).hasSize(PARALLEL);
                });
    }

    private static List<Trial> in(Lab lab, TrialState state) {
        return lab.trials("twins").stream()
                .filter(trial -> Claims.stateOf(trial) == state)
                .toList();
    }

    private static void endRunning(Lab lab) {
        in(lab, TrialState.RUNNING)
                .forEach(trial -> FakePods.succeed(
                        lab, FakePods.running(lab, trial.getMetadata().getName() + "-a1")));
    }

    private static LeaseSpec lease(Lab lab, OperatorRights rights) {
        return lab.client()
                .leases()
                .inNamespace(rights.namespace())
                .withName("sweep-operator")
                .require()
                .getSpec();
    }

    private static double writes(OperatorProcess operator) {
        return operator.metrics()
                .lines()
                .filter(line -> line.startsWith("sweep_api_writes_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void assertThatNothingWasLost(Lab lab, Sightings seen, int ended) {
        for (int before = ended; before < TRIALS; before += PARALLEL) {
            endRunning(lab);
            if (before + 2 * PARALLEL <= TRIALS) {
                awaitRunning(lab, before + PARALLEL);
            }
        }
        Sweep sweep = lab.awaitState("twins", SweepState.COMPLETE);
        List<Trial> trials = lab.trials("twins");
        assertThat(trials)
                .hasSize(TRIALS)
                .allSatisfy(trial -> assertThat(trial.getStatus().attempt()).isEqualTo(1));
        Claims.objectivesAreThoseOfTheParameters(trials);
        Claims.countsAreThoseOf(trials, sweep);
        seen.assertThatNoNameWasUsedTwice();
        assertThat(seen.names("Job")).hasSize(TRIALS);
    }

    private static OperatorProcess replica(Lab lab, OperatorRights rights, String name) {
        return replica(lab, rights, name, "sweep-operator");
    }

    private static OperatorProcess replica(Lab lab, OperatorRights rights, String name, String lease) {
        return new OperatorProcess(
                rights,
                "LeaderElectionIT-" + name,
                Map.of(
                        "QUARKUS_OPERATOR_SDK_NAMESPACES",
                        lab.namespace(),
                        "SWEEP_OPERATOR_LEADER_ELECTION",
                        "true",
                        "SWEEP_OPERATOR_LEASE_NAME",
                        lease,
                        "SWEEP_OPERATOR_LEASE_HOLDER",
                        name,
                        // A busy machine must not cost the leader its Lease: it has 20 s to renew it.
                        "SWEEP_OPERATOR_LEASE_DURATION",
                        "30s"));
    }

    private static Sightings sightings(Lab lab) {
        return new Sightings()
                .of(lab, lab.client().batch().v1().jobs())
                .of(lab, lab.client().resources(Trial.class))
                .of(lab, lab.client().resources(Sweep.class));
    }
}
