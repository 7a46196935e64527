package dev.sweeps.core.objective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialDraft;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.history.Trials;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class RankingPropertyTest {
    private static final Constraint LATENCY = new Constraint("latency", Constraint.Bound.AT_MOST, 2);

    @Property(tries = 500)
    void topEqualsRepeatedSearchForTheBest(
            @ForAll("histories") List<TrialRecord> trials,
            @ForAll("wishes") Objectives objectives,
            @ForAll @IntRange(max = 8) int count) {
        assertThat(Ranking.of(trials, objectives, count).top())
                .isEqualTo(new BruteForceRanking(objectives).top(trials, count));
    }

    @Property(tries = 300)
    void orderOfTheListDoesNotMatter(
            @ForAll("histories") List<TrialRecord> trials,
            @ForAll("wishes") Objectives objectives,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(trials);
        Collections.shuffle(shuffled, random);

        assertThat(Ranking.of(shuffled, objectives, 3)).isEqualTo(Ranking.of(trials, objectives, 3));
    }

    @Property(tries = 300)
    void theFrontIsWhatNoFeasibleTrialDominates(
            @ForAll("histories") List<TrialRecord> trials, @ForAll("tradeOffs") Objectives objectives) {
        var feasible = trials.stream()
                .filter(objectives::isRanked)
                .filter(objectives::isFeasible)
                .toList();
        var undominated = feasible.stream()
                .filter(trial ->
                        feasible.stream().noneMatch(other -> BruteForceRanking.dominates(objectives, other, trial)))
                .toList();

        var ranking = Ranking.of(trials, objectives, 2);

        var front = ranking.front();
        if (front == null) {
            assertThat(undominated).isEmpty();
        } else {
            assertThat(front.trials())
                    .containsExactlyInAnyOrderElementsOf(undominated)
                    .contains(front.knee());
            assertThat(ranking.top().getFirst()).isEqualTo(front.trials().getFirst());
            assertThat(feasible)
                    .as("the very first one is the best in the first objective")
                    .allSatisfy(trial -> assertThat(
                                    objectives.losses(ranking.top().getFirst()).getFirst())
                            .isLessThanOrEqualTo(objectives.losses(trial).getFirst()));
        }
    }

    @Provide
    Arbitrary<Objectives> wishes() {
        var single = goals().map(goal -> new Objectives(List.of(new Objective("a", goal, null, null)), List.of()));
        var sum = Combinators.combine(goals(), goals())
                .as((first, second) -> new Objectives(
                        List.of(new Objective("a", first, 2.0, null), new Objective("b", second, 0.5, null)),
                        List.of(LATENCY)));
        return Arbitraries.oneOf(single, sum, tradeOffs());
    }

    @Provide
    Arbitrary<Objectives> tradeOffs() {
        return Combinators.combine(goals(), goals(), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((first, second, third, constrained) -> {
                    var each = new ArrayList<>(
                            List.of(new Objective("a", first, null, null), new Objective("b", second, null, null)));
                    if (third) {
                        each.add(new Objective("c", Goal.MINIMIZE, null, null));
                    }
                    return new Objectives(each, constrained ? List.of(LATENCY) : List.of());
                });
    }

    private static Arbitrary<Goal> goals() {
        return Arbitraries.of(Goal.class);
    }

    /** The number that stands for a trial is its value of a: what a sum is made of is the business of another test. */
    @Provide
    Arbitrary<List<TrialRecord>> histories() {
        var numbers = Arbitraries.of(0.0, -0.0, 0.5, 1.0, 2.0, 3.0, -3.0, 1e300, Double.NaN);
        var states = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(TrialState.SUCCEEDED)), Tuple.of(1, Arbitraries.of(TrialState.class)));
        var trial = Combinators.combine(
                        numbers.list().ofSize(4), states, Arbitraries.longs().between(0, 5))
                .as((values, state, second) ->
                        (LongFunction<TrialRecord>) index -> TrialDraft.of(Trials.name(index), index)
                                .state(state)
                                .result(
                                        values.getFirst(),
                                        Map.of(
                                                "a",
                                                values.get(0),
                                                "b",
                                                values.get(1),
                                                "c",
                                                values.get(2),
                                                "latency",
                                                values.get(3)))
                                .times(Trials.START, Trials.START, Trials.START.plusSeconds(second))
                                .attempt(1)
                                .build());
        return trial.list().ofMaxSize(30).map(makers -> {
            var trials = new ArrayList<TrialRecord>();
            for (var maker : makers) {
                trials.add(maker.apply(trials.size()));
            }
            return trials;
        });
    }
}
