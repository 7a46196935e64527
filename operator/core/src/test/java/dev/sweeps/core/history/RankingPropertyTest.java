package dev.sweeps.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RankingPropertyTest {

    @Property(tries = 500)
    void topEqualsRepeatedSearchForTheBest(
            @ForAll("histories") List<TrialRecord> trials, @ForAll Goal goal, @ForAll @IntRange(max = 8) int count) {
        assertThat(Ranking.top(trials, goal, count)).isEqualTo(bruteForce(trials, goal, count));
    }

    @Property(tries = 200)
    void orderOfTheListDoesNotMatter(
            @ForAll("histories") List<TrialRecord> trials, @ForAll Goal goal, @ForAll Random random) {
        var shuffled = new ArrayList<>(trials);
        Collections.shuffle(shuffled, random);

        assertThat(Ranking.top(shuffled, goal, 3)).isEqualTo(Ranking.top(trials, goal, 3));
    }

    /** By the definition, in its plainest form: take the best one out, again and again. */
    private static List<TrialRecord> bruteForce(List<TrialRecord> trials, Goal goal, int count) {
        var rest = new ArrayList<TrialRecord>();
        for (var trial : trials) {
            var objective = trial.objective();
            if (trial.state() == TrialState.SUCCEEDED && objective != null && Double.isFinite(objective)) {
                rest.add(trial);
            }
        }
        var top = new ArrayList<TrialRecord>();
        while (top.size() < count && !rest.isEmpty()) {
            var best = rest.getFirst();
            for (var trial : rest) {
                best = beats(trial, best, goal) ? trial : best;
            }
            rest.remove(best);
            top.add(best);
        }
        return top;
    }

    private static boolean beats(TrialRecord left, TrialRecord right, Goal goal) {
        double leftValue = Objects.requireNonNull(left.objective());
        double rightValue = Objects.requireNonNull(right.objective());
        if (leftValue != rightValue) {
            return (goal == Goal.MAXIMIZE) == (leftValue > rightValue);
        }
        var leftTime = Objects.requireNonNull(left.finishedAt());
        var rightTime = Objects.requireNonNull(right.finishedAt());
        return leftTime.equals(rightTime) ? left.index() < right.index() : leftTime.isBefore(rightTime);
    }

    @Provide
    Arbitrary<List<TrialRecord>> histories() {
        var objectives = Arbitraries.of(
                0.0, -0.0, 0.5, 1.0, -3.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300);
        var states = Arbitraries.of(TrialState.values());
        var trial = Combinators.combine(
                        objectives.injectNull(0.1), states, Arbitraries.longs().between(0, 5))
                .as((objective, state, second) -> (LongFunction<TrialRecord>)
                        index -> Trials.ended(index, state, "Some", objective, Trials.START.plusSeconds(second)));
        return trial.list().ofMaxSize(30).map(makers -> {
            var trials = new ArrayList<TrialRecord>();
            for (var maker : makers) {
                trials.add(maker.apply(trials.size()));
            }
            return trials;
        });
    }
}
