package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code kill -9} at 30 random moments of sweeps of 20 trials. A moment is a number of events at the API server since the
 * operator was started, so that the kills fall where something happens: every other one while it still starts.
 */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class CrashIT {
    private static final String TWENTY =
            """
            trials: {max: 20, parallel: 4}
            keep: {jobs: All}
            template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "700"}}}
            """;

    private static final int KILLS_PER_SWEEP = 6;

    /** A sweep of 20 trials makes at least 120 events, so that all kills of a sweep fall into its life. */
    private static final int MOST_EVENTS_BETWEEN_KILLS = 14;

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static @Nullable End undisturbed;

    @BeforeAll
    static void runUndisturbed(Lab lab, OperatorRights rights) {
        try (Sightings seen = sightings(lab);
                OperatorProcess operator = operator(lab, rights, "undisturbed")) {
            operator.start();
            lab.create("crash", TWENTY);
            undisturbed = end(lab, seen);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsAsIfNothingHadHappened(long seed, Lab lab, OperatorRights rights) {
        Random moments = new Random(seed);
        try (Sightings seen = sightings(lab);
                OperatorProcess operator = operator(lab, rights, "seed-" + seed)) {
            operator.launch();
            lab.create("crash", TWENTY);
            for (int kill = 0; kill < KILLS_PER_SWEEP; kill++) {
                if (kill % 2 == 1) {
                    operator.awaitReady();
                }
                seen.awaitEvents(1 + moments.nextInt(MOST_EVENTS_BETWEEN_KILLS), LONGEST_SILENCE);
                operator.killHard();
                operator.launch();
            }

            assertThat(end(lab, seen)).isEqualTo(undisturbed);
        }
    }

    /** What is left at the end, without the times. */
    private record End(
            List<Map<String, Object>> parameters, List<@Nullable Double> objectives, List<String> top, String reason) {}

    private static End end(Lab lab, Sightings seen) {
        Sweep sweep = lab.awaitState("crash", SweepState.COMPLETE);
        List<Trial> trials = lab.trials("crash");
        assertThat(trials).hasSize(20).allSatisfy(trial -> {
            assertThat(trial.getStatus().attempt()).isEqualTo(1);
            assertThat(trial.getStatus().disruptions()).isZero();
            assertThat(trial.getStatus().retriesUsed()).isZero();
        });
        Claims.objectivesAreThoseOfTheParameters(trials);
        Claims.countsAreThoseOf(trials, sweep);
        Claims.topIsBruteForceOver(trials, sweep);
        seen.assertThatNoNameWasUsedTwice();
        assertThat(seen.names("Job")).hasSize(20);
        return new End(
                trials.stream().map(trial -> trial.getSpec().parameters()).toList(),
                trials.stream().map(trial -> trial.getStatus().objective()).toList(),
                Objects.requireNonNull(sweep.getStatus().top()).stream()
                        .map(RankedTrial::trial)
                        .toList(),
                Claims.reasonOf(sweep));
    }

    private static OperatorProcess operator(Lab lab, OperatorRights rights, String name) {
        return new OperatorProcess(
                rights, "CrashIT-" + name, Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()));
    }

    private static Sightings sightings(Lab lab) {
        return new Sightings()
                .of(lab, lab.client().batch().v1().jobs())
                .of(lab, lab.client().resources(Trial.class))
                .of(lab, lab.client().resources(Sweep.class));
    }
}
