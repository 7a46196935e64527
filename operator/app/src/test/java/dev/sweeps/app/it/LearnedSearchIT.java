package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Leader;
import dev.sweeps.api.ParameterImportance;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Searches that learn, in the operator. A suggestion follows from the trials alone: whoever is killed between two of them goes on
 * as if nothing had happened. The pods end when the test says so, one after the other, so that both runs have one history.
 */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class LearnedSearchIT {
    private static final int TRIALS = 26;
    private static final int PARALLEL = 8;
    private static final int NOISY_TRIALS = 34;
    private static final Pattern AGAIN = Pattern.compile("^gp: trial (\\d+) again, ");

    /** Ends of trials that nobody sees until the operator is there again: one before and one after learning has begun. */
    private static final Set<Integer> UNSEEN = Set.of(5, 14);

    @Test
    void suggestsTheSameAfterTwoKills(Lab lab, OperatorRights rights) {
        List<Map<String, Object>> undisturbed = run("undisturbed", Set.of(), lab, rights);
        List<Map<String, Object>> disturbed = run("disturbed", UNSEEN, lab, rights);

        assertThat(disturbed).isEqualTo(undisturbed);
        assertThat(undisturbed).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "gp", "tpe", "cost", "cmaes"})
    void findsBetterTrialsThanItBeganWith(String algorithm, Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, algorithm)) {
            operator.start();
            lab.create(
                    algorithm,
                    """
                    search: {algorithm: %s, seed: 3, initialTrials: 6}
                    trials: {max: 30, parallel: 3}
                    template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "100"}}}
                    """
                            .formatted(algorithm));
            Sweep sweep = lab.awaitState(algorithm, SweepState.COMPLETE);

            List<Trial> trials = lab.trials(algorithm);
            assertThat(trials).hasSize(30);
            // Which trial leads when depends on which of three ends first; whatever is run again says so.
            assertThat(trials.stream()
                            .filter(trial -> !chosenBy(trial).contains(" again, "))
                            .map(trial -> trial.getSpec().parameters()))
                    .doesNotHaveDuplicates();
            assertThat(Claims.best(sweep).objective()).isLessThanOrEqualTo(bestOf(trials.subList(0, 6)));
            assertThat(trials.getLast().getSpec().chosenBy()).doesNotContain("random");
            Claims.topIsBruteForceOver(trials, sweep);
            assertThat(sweep.getStatus().search())
                    .satisfies(search -> assertThat(search.importance())
                            .extracting(ParameterImportance::parameter)
                            .containsExactlyInAnyOrder("x", "y"))
                    .satisfies(search -> assertThat(search.prediction()).isNotNull());
            Leader leader = Objects.requireNonNull(
                    Objects.requireNonNull(sweep.getStatus().search()).leader());
            assertThat(trials)
                    .extracting(trial -> trial.getMetadata().getName())
                    .contains(leader.trial());
        }
    }

    /** A bowl with much noise, one trial after the other: the history is the same each time. */
    @Test
    void runsTheLeaderAgainWhereLossesAreNoisy(Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, "noisy")) {
            operator.start();
            lab.create(
                    "noisy",
                    """
                    search: {algorithm: gp, seed: 7}
                    trials: {max: %d, parallel: 1}
                    template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang, fake.sweeps.dev/duration-ms: "10"}}}
                    """
                            .formatted(NOISY_TRIALS));
            for (int number = 0; number < NOISY_TRIALS; number++) {
                String trial = "noisy-%05d".formatted(number);
                // The next one is made when this one's result is there.
                Pod pod = FakePods.running(lab, trial + "-a1");
                double loss = noisyLoss(lab.trial(trial).getSpec().parameters(), number);
                FakePods.succeed(lab, pod, "{\"loss\": " + loss + "}");
            }
            lab.awaitState("noisy", SweepState.COMPLETE);

            List<Trial> trials = lab.trials("noisy");
            List<Trial> again = trials.stream()
                    .filter(trial -> AGAIN.matcher(chosenBy(trial)).find())
                    .toList();
            assertThat(again).isNotEmpty().allSatisfy(trial -> {
                Matcher named = AGAIN.matcher(chosenBy(trial));
                assertThat(named.find()).isTrue();
                Trial first = trials.get(Integer.parseInt(named.group(1)));
                assertThat(trial.getSpec().parameters())
                        .isEqualTo(first.getSpec().parameters());
                assertThat(trial.getSpec().index())
                        .isGreaterThan(first.getSpec().index());
            });
        }
    }

    private static String chosenBy(Trial trial) {
        return Objects.requireNonNull(trial.getSpec().chosenBy());
    }

    private static double noisyLoss(Map<String, Object> parameters, int trial) {
        double x = ((Number) Objects.requireNonNull(parameters.get("x"))).doubleValue() - 0.3;
        double y = ((Number) Objects.requireNonNull(parameters.get("y"))).doubleValue() - 0.7;
        return x * x + y * y + 0.1 * new Random(trial).nextDouble();
    }

    private static double bestOf(List<Trial> trials) {
        return trials.stream()
                .mapToDouble(trial -> trial.getStatus().objective())
                .min()
                .orElseThrow();
    }

    /** The parameters of all trials, in order. */
    private static List<Map<String, Object>> run(String name, Set<Integer> unseen, Lab lab, OperatorRights rights) {
        try (OperatorProcess operator = operator(lab, rights, name)) {
            operator.start();
            lab.create(
                    name,
                    """
                    search: {algorithm: gp, seed: 7}
                    trials: {max: %d, parallel: %d}
                    template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang, fake.sweeps.dev/duration-ms: "10"}}}
                    """
                            .formatted(TRIALS, PARALLEL));
            for (int ended = 0; ended < TRIALS; ended++) {
                Pod oldest = awaitRunning(lab, name, Math.min(PARALLEL, TRIALS - ended), ended);
                if (unseen.contains(ended)) {
                    operator.killHard();
                    FakePods.succeed(lab, oldest);
                    operator.launch();
                } else {
                    FakePods.succeed(lab, oldest);
                }
            }
            lab.awaitState(name, SweepState.COMPLETE);
            return lab.trials(name).stream()
                    .map(trial -> trial.getSpec().parameters())
                    .toList();
        }
    }

    /** Waits until all slots are filled and {@code ended} results are stored; gives the pod of the oldest trial that runs. */
    private static Pod awaitRunning(Lab lab, String name, int slots, int ended) {
        await("%d running trials of %s and %d ended ones".formatted(slots, name, ended))
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> {
                    List<Trial> trials = lab.trials(name);
                    assertThat(trials.stream().filter(trial -> Claims.stateOf(trial) == TrialState.RUNNING))
                            .hasSize(slots);
                    assertThat(trials.stream().filter(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED))
                            .hasSize(ended);
                });
        String trial = lab.trials(name).stream()
                .filter(one -> Claims.stateOf(one) == TrialState.RUNNING)
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getName();
        return lab.pods(name).stream()
                .filter(pod -> trial.equals(pod.getMetadata().getLabels().get(Keys.TRIAL)))
                .findFirst()
                .orElseThrow();
    }

    private static OperatorProcess operator(Lab lab, OperatorRights rights, String name) {
        return new OperatorProcess(
                rights, "LearnedSearchIT-" + name, Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", lab.namespace()));
    }
}
