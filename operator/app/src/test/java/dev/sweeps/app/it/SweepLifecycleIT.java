package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Command;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Sweep from its creation to its end, on fake pods that compute the objective from their parameters. */
@NeedsCluster(Profile.FAKE)
class SweepLifecycleIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    @ParameterizedTest
    @ValueSource(strings = {"random", "sobol", "auto"})
    void runsAllTrialsAndRanksThem(String algorithm, Lab lab) {
        lab.create("all", "{search: {algorithm: %s}, trials: {max: 10, parallel: 4}}".formatted(algorithm));

        Sweep sweep = lab.awaitState("all", SweepState.COMPLETE);

        List<Trial> trials = lab.trials("all");
        assertThat(trials).hasSize(10).allMatch(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED);
        assertThat(trials).extracting(trial -> trial.getMetadata().getName()).contains("all-00000", "all-00009");
        assertThat(trials.stream().map(trial -> trial.getSpec().parameters()).distinct())
                .hasSize(10);
        Claims.objectivesAreThoseOfTheParameters(trials);
        Claims.countsAreThoseOf(trials, sweep);
        Claims.topIsBruteForceOver(trials, sweep);
        assertThat(Claims.reasonOf(sweep)).isEqualTo("AllTrialsFinished");
        assertThat(Objects.requireNonNull(sweep.getStatus().summary()).done()).isEqualTo("10/10");
        assertThat(sweep.getStatus().elapsed()).matches("[0-9.]+ (s|min|h)");
        assertThat(sweep.getStatus().completionTime()).isNotNull();
        await("Jobs of stored results are gone").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.jobs("all"))
                .isEmpty());
    }

    @Test
    void triesEveryPointOfAGridOnce(Lab lab) {
        lab.create(
                "grid",
                """
                search: {algorithm: grid}
                parameters:
                  x: {distribution: null, min: null, max: null, values: [0.1, 0.3, 0.5]}
                  y: {distribution: null, min: null, max: null, values: [0.6, 0.8]}
                trials: {max: 50, parallel: 6}
                """);

        Sweep sweep = lab.awaitState("grid", SweepState.COMPLETE);

        List<Trial> trials = lab.trials("grid");
        assertThat(trials.stream().map(trial -> trial.getSpec().parameters()).distinct())
                .hasSize(6);
        assertThat(trials).hasSize(6);
        assertThat(Claims.reasonOf(sweep)).isIn("SearchExhausted", "AllTrialsFinished");
        Claims.topIsBruteForceOver(trials, sweep);
    }

    @Test
    void kubectlWaitSeesTheCompletion(Lab lab) {
        lab.create("waited", "{trials: {max: 4, parallel: 2}}");

        Command wait = Command.kubectl(
                lab.cluster(),
                Lab.LIMIT.plusSeconds(10),
                List.of(
                        "wait",
                        "--for=condition=Complete",
                        "sweep/waited",
                        "--timeout=" + Lab.LIMIT.toSeconds() + "s",
                        "--namespace=" + lab.namespace()));

        assertThat(wait.orFail()).contains("condition met");
        Command get = Command.kubectl(
                lab.cluster(), Duration.ofSeconds(20), List.of("get", "sweeps", "--namespace=" + lab.namespace()));
        assertThat(get.orFail()).contains("STATE", "DONE", "BEST", "ELAPSED").contains("Complete", "4/4");
    }

    @Test
    void endsWhenItsTargetIsReached(Lab lab) {
        lab.create("target", "{objective: {target: 0.2}, trials: {max: 500, parallel: 2}}");

        Sweep sweep = lab.awaitState("target", SweepState.COMPLETE);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("TargetReached");
        assertThat(Claims.best(sweep).objective()).isLessThanOrEqualTo(0.2);
        Claims.topIsBruteForceOver(lab.trials("target"), sweep);
    }

    @Test
    void endsWhenItsTimeIsSpent(Lab lab) {
        lab.create(
                "budget",
                """
                budget: {duration: 5s}
                template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}
                """);

        Sweep sweep = lab.awaitState("budget", SweepState.COMPLETE);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("DurationSpent");
        assertThat(sweep.getStatus().elapsedSeconds()).isGreaterThanOrEqualTo(5);
        await("all trials are cancelled").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.trials("budget"))
                .hasSize(3)
                .allMatch(trial -> Claims.stateOf(trial) == TrialState.CANCELLED));
        await("no pod is left").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.pods("budget"))
                .isEmpty());
    }

    @Test
    void followsChangesOfParallelAndMaxInFlight(Lab lab) {
        lab.create(
                "changed",
                """
                trials: {max: 60, parallel: 2}
                template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "2000"}}}
                """);
        lab.awaitSweep("changed", sweep -> assertThat(inFlight(sweep)).isEqualTo(2));

        lab.change("changed", "{trials: {parallel: 6}}");
        lab.awaitSweep("changed", sweep -> assertThat(inFlight(sweep)).isEqualTo(6));
        lab.change("changed", "{trials: {max: 30}}");

        Sweep sweep = lab.awaitState("changed", SweepState.COMPLETE);
        assertThat(lab.trials("changed")).hasSize(30);
        Claims.countsAreThoseOf(lab.trials("changed"), sweep);
    }

    @Test
    void startsNothingWhileSuspendedAndGoesOnAfterwards(Lab lab) {
        lab.create("rest", "{trials: {max: 12, parallel: 3}}");
        lab.awaitSweep(
                "rest", sweep -> assertThat(Claims.counts(sweep).finished()).isPositive());

        lab.change("rest", "{suspend: true}");
        Sweep resting = lab.awaitSweep("rest", sweep -> {
            assertThat(sweep.getStatus().state()).isEqualTo(SweepState.SUSPENDED);
            assertThat(inFlight(sweep)).isZero();
        });
        assertThat(Claims.isTrue(resting, "Suspended")).isTrue();
        assertThat(Claims.counts(resting).finished()).isLessThan(12);
        lab.change("rest", "{suspend: false}");

        Sweep sweep = lab.awaitState("rest", SweepState.COMPLETE);
        assertThat(Claims.isTrue(sweep, "Suspended")).isFalse();
        assertThat(lab.trials("rest")).hasSize(12);
        Claims.topIsBruteForceOver(lab.trials("rest"), sweep);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 12})
    void leavesNothingBehindWhenItIsDeleted(int finishedBefore, Lab lab) {
        lab.create("gone", "{trials: {max: 12, parallel: 3}}");
        if (finishedBefore > 0) {
            lab.awaitSweep("gone", sweep -> assertThat(Claims.counts(sweep).finished())
                    .isGreaterThanOrEqualTo(finishedBefore));
        }

        lab.client()
                .resources(Sweep.class)
                .inNamespace(lab.namespace())
                .withName("gone")
                .delete();

        await("nothing is left").atMost(Lab.LIMIT).untilAsserted(() -> {
            assertThat(lab.client()
                            .resources(Sweep.class)
                            .inNamespace(lab.namespace())
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(lab.trials("gone")).isEmpty();
            assertThat(lab.jobs("gone")).isEmpty();
            assertThat(lab.pods("gone")).isEmpty();
            assertThat(lab.client()
                            .configMaps()
                            .inNamespace(lab.namespace())
                            .withLabel(Keys.MANAGED_BY)
                            .list()
                            .getItems())
                    .isEmpty();
        });
    }

    @Test
    void runsEachConfigurationAsOftenAsThereAreSamples(Lab lab) {
        lab.create("samples", "{trials: {max: 6, parallel: 6, samples: 2}}");

        lab.awaitState("samples", SweepState.COMPLETE);

        List<Trial> trials = lab.trials("samples");
        assertThat(trials.stream()
                        .collect(Collectors.groupingBy(
                                trial -> trial.getSpec().parameters(),
                                Collectors.mapping(trial -> trial.getSpec().sample(), Collectors.toSet())))
                        .values())
                .isNotEmpty()
                .allMatch(samples -> samples.equals(java.util.Set.of(0, 1)));
    }

    @Test
    void runsTwoSweepsSideBySide(Lab lab) {
        lab.create("left", "{trials: {max: 8, parallel: 2}}");
        lab.create("right", "{search: {seed: 8}, trials: {max: 8, parallel: 2}}");

        Sweep left = lab.awaitState("left", SweepState.COMPLETE);
        Sweep right = lab.awaitState("right", SweepState.COMPLETE);

        Claims.topIsBruteForceOver(lab.trials("left"), left);
        Claims.topIsBruteForceOver(lab.trials("right"), right);
        assertThat(lab.trials("left").getFirst().getSpec().parameters())
                .isNotEqualTo(lab.trials("right").getFirst().getSpec().parameters());
    }

    @Test
    void theSameSeedGivesTheSameTrials(Lab lab) {
        lab.create("first", "{trials: {max: 8, parallel: 1}}");
        lab.create("second", "{trials: {max: 8, parallel: 8}}");

        lab.awaitState("first", SweepState.COMPLETE);
        lab.awaitState("second", SweepState.COMPLETE);

        assertThat(lab.trials("second"))
                .extracting(trial -> trial.getSpec().parameters())
                .containsExactlyElementsOf(lab.trials("first").stream()
                        .map(trial -> trial.getSpec().parameters())
                        .toList());
    }

    @Test
    void toolsThatReadConditionsUnderstandIt(Lab lab) {
        lab.create(
                "tools",
                """
                trials: {max: 4, parallel: 2}
                template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "1500"}}}
                """);

        Sweep running = lab.awaitState("tools", SweepState.RUNNING);
        assertThat(KStatus.of(running)).isEqualTo(KStatus.IN_PROGRESS);

        Sweep complete = lab.awaitState("tools", SweepState.COMPLETE);
        assertThat(KStatus.of(complete)).isEqualTo(KStatus.CURRENT);
        assertThat(complete.getStatus().conditions())
                .allMatch(condition -> condition.getObservedGeneration() != null)
                .allMatch(condition -> !condition.getReason().isEmpty());
    }

    /** Trials that hold one of the parallel places; how many of their pods happen to run at a moment is the cluster's affair. */
    private static long inFlight(Sweep sweep) {
        return Claims.counts(sweep).pending() + Claims.counts(sweep).running();
    }
}
