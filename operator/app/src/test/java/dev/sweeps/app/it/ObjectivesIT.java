package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweeps.api.FrontTrial;
import dev.sweeps.api.ParetoStatus;
import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several objectives and constraints, from the spec to the status. Fake pods report a loss and a size that pull apart. */
@NeedsCluster(Profile.FAKE)
class ObjectivesIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    private static final double LARGEST = 0.9;

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nsga2", "tpe", "random"})
    void findsAParetoFrontWithinTheConstraint(String algorithm, Lab lab) {
        lab.create(
                algorithm,
                """
                objective: null
                objectives: [{metric: loss, goal: minimize}, {metric: size, goal: minimize}]
                constraints: [{metric: size, atMost: %s}]
                search: {algorithm: %s, seed: 5, initialTrials: 6}
                trials: {max: 18, parallel: 3}
                keep: {topK: 4}
                template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "100"}}}
                """
                        .formatted(LARGEST, algorithm));
        Sweep sweep = lab.awaitState(algorithm, SweepState.COMPLETE);
        List<Trial> trials = lab.trials(algorithm);

        List<Trial> feasible = trials.stream()
                .filter(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED)
                .filter(trial -> metric(trial, "size") <= LARGEST)
                .toList();
        List<String> front = feasible.stream()
                .filter(trial -> feasible.stream().noneMatch(other -> dominates(other, trial)))
                .map(trial -> trial.getMetadata().getName())
                .toList();
        assertThat(front).isNotEmpty();
        ParetoStatus pareto = Objects.requireNonNull(sweep.getStatus().pareto());
        assertThat(pareto.size()).isEqualTo(front.size());
        assertThat(pareto.trials()).extracting(FrontTrial::trial).containsExactlyInAnyOrderElementsOf(front);
        assertThat(front).contains(pareto.knee());

        String lowest = first(feasible, "loss");
        assertThat(Claims.best(sweep).trial()).isEqualTo(lowest);
        assertThat(Claims.best(sweep).feasible()).isTrue();
        assertThat(Claims.best(sweep).metrics()).containsOnlyKeys("loss", "size");
        List<RankedTrial> top = Objects.requireNonNull(sweep.getStatus().top());
        assertThat(top).hasSize(4).first().isEqualTo(Claims.best(sweep));
        if (front.size() > 1) {
            assertThat(top.get(1).trial()).as("the other end of the front").isEqualTo(first(feasible, "size"));
        }
        assertThat(Objects.requireNonNull(sweep.getStatus().summary()).metric()).isEqualTo("loss, size");
        assertThat(Objects.requireNonNull(sweep.getStatus().search()).reason()).isNotEmpty();
        Claims.countsAreThoseOf(trials, sweep);
    }

    @Test
    void ranksByTheWeightedSumAndStopsAtTheTargets(Lab lab) {
        lab.create(
                "sum",
                """
                objective: null
                objectives:
                - {metric: loss, goal: minimize, weight: 2, target: 0.5}
                - {metric: size, goal: maximize, weight: 0.1}
                trials: {max: 50, parallel: 2}
                """);
        Sweep sweep = lab.awaitState("sum", SweepState.COMPLETE);

        assertThat(Claims.reasonOf(sweep)).isEqualTo("TargetReached");
        List<Trial> trials = lab.trials("sum");
        assertThat(trials.stream().filter(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED))
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.getStatus().objective())
                        .isCloseTo(2 * metric(trial, "loss") - 0.1 * metric(trial, "size"), within(1e-9)));
        Claims.topIsBruteForceOver(trials, sweep);
        assertThat(sweep.getStatus().pareto()).isNull();
    }

    @Test
    void aTrialThatReportsOneOfTheMetricsOnlyFails(Lab lab) {
        lab.create(
                "missing",
                """
                objective: null
                objectives: [{metric: loss, goal: minimize}, {metric: throughput, goal: maximize}]
                trials: {max: 1, parallel: 1}
                """);
        lab.awaitState("missing", SweepState.FAILED);

        Trial trial = lab.trial("missing-00000");
        assertThat(trial.getStatus().reason()).isEqualTo("MetricMissing");
        assertThat(trial.getStatus().message()).contains("did not report throughput; it reported: loss");
    }

    @Test
    void theNearestTrialLeadsWhereNoneKeepsTheConstraint(Lab lab) {
        lab.create(
                "narrow",
                """
                constraints: [{metric: size, atLeast: 3}]
                trials: {max: 4, parallel: 2}
                """);
        Sweep sweep = lab.awaitState("narrow", SweepState.COMPLETE);

        List<Trial> trials = lab.trials("narrow");
        assertThat(Claims.best(sweep).feasible()).isFalse();
        assertThat(Claims.best(sweep).trial()).isEqualTo(first(trials, "size", Comparator.reverseOrder()));
        assertThat(Objects.requireNonNull(sweep.getStatus().summary()).best()).endsWith("(infeasible)");
        assertThat(Claims.condition(sweep, "Complete").orElseThrow().getMessage())
                .contains("no trial keeps the constraints");
        assertThat(trials.getFirst().getStatus().message()).contains("is below atLeast 3");
    }

    private static boolean dominates(Trial one, Trial other) {
        double loss = metric(one, "loss") - metric(other, "loss");
        double size = metric(one, "size") - metric(other, "size");
        return loss <= 0 && size <= 0 && (loss < 0 || size < 0);
    }

    private static String first(List<Trial> trials, String metric) {
        return first(trials, metric, Comparator.naturalOrder());
    }

    private static String first(List<Trial> trials, String metric, Comparator<Double> order) {
        return trials.stream()
                .min(Comparator.comparing(trial -> metric(trial, metric), order))
                .orElseThrow()
                .getMetadata()
                .getName();
    }

    private static double metric(Trial trial, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(trial.getStatus().metrics()).get(name), name);
    }
}
