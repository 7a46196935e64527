package dev.sweeps.core.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NoImprovementRuleTest {
    private static final Objectives REWARD = Objectives.of("reward", Goal.MAXIMIZE);
    private static final Objectives LOSS = Objectives.of("loss", Goal.MINIMIZE);

    @Test
    void stopsWhenTheLastTrialsAreNoBetter() {
        var rule = new NoImprovementRule(3, 0.01);

        assertThat(rule.judge(evidence(REWARD, values(0.1, 0.9, 0.5, 0.3, 0.8, 0.2))))
                .contains(new StopVerdict(
                        Ending.COMPLETE,
                        "NoImprovement",
                        "no improvement: none of the last 3 of 6 finished trials has a better reward than s-00001"
                                + " (0.9); the best of them is s-00004 (0.8)"));
        assertThat(rule.judge(evidence(REWARD, values(0.1, 0.8, 0.5, 0.3, 0.9, 0.2))))
                .as("a new best one among the last")
                .isEmpty();
    }

    @Test
    void aGainThatIsSmallAgainstTheSpreadIsNone() {
        // Quartiles 0.2 and 0.8, so that 0.1 of the spread is 0.06.
        var history = evidence(REWARD, values(0.2, 0.8, 0.2, 0.8, 0.2, 0.85));

        assertThat(new NoImprovementRule(2, 0.1).judge(history))
                .hasValueSatisfying(verdict -> assertThat(verdict.message())
                        .isEqualTo("no improvement: the last 2 of 6 finished trials took the best reward from 0.8"
                                + " (s-00001) to 0.85 (s-00005), which is not more than minDelta 0.1 times the spread 0.6"
                                + " (interquartile range)"));
        assertThat(new NoImprovementRule(2, 0.05).judge(history)).isEmpty();
    }

    @Test
    void oneDivergedTrialDoesNotSetTheSpread() {
        var calm = evidence(LOSS, values(5, 4, 3, 6, 1, 2));
        var diverged = evidence(LOSS, values(5, 4, 3, 6, 1, 1e300));

        assertThat(new NoImprovementRule(2, 0.3).judge(calm)).isEmpty();
        assertThat(new NoImprovementRule(2, 0.3).judge(diverged)).isEmpty();
    }

    @Test
    void decidesOnceTwiceAsManyTrialsHaveFinished() {
        var rule = new NoImprovementRule(3, 0);

        assertThat(rule.judge(evidence(REWARD, values(0.9, 0.5, 0.4, 0.3, 0.2))))
                .isEmpty();
        assertThat(rule.judge(evidence(REWARD, values(0.9, 0.5, 0.4, 0.3, 0.2, 0.1))))
                .isPresent();
    }

    @Test
    void trialsWithoutAnObjectiveHaveMadeNothingBetter() {
        var failing = List.of(Trials.succeeded(0, 0.5), Trials.succeeded(1, 0.4), Trials.failed(2), Trials.masked(3));
        var nothing = List.of(Trials.failed(0), Trials.failed(1), Trials.failed(2), Trials.failed(3));

        assertThat(new NoImprovementRule(2, 0.01).judge(evidence(REWARD, failing)))
                .hasValueSatisfying(
                        verdict -> assertThat(verdict.message()).endsWith("; none of them has one that counts"));
        assertThat(new NoImprovementRule(2, 0.01).judge(evidence(REWARD, nothing)))
                .as("nothing to be better than")
                .isEmpty();
    }

    @Test
    void onlyTrialsThatKeepTheConstraintsCount() {
        var small = new Objectives(REWARD.each(), List.of(new Constraint("size", Constraint.Bound.AT_MOST, 10)));
        var large = List.of(measured(0, 0.3, 5), measured(1, 0.2, 5), measured(2, 0.9, 50), measured(3, 0.1, 5));
        var found = List.of(measured(0, 0.3, 50), measured(1, 0.2, 50), measured(2, 0.1, 5), measured(3, 0.1, 5));

        assertThat(new NoImprovementRule(2, 0).judge(evidence(small, large))).isPresent();
        assertThat(new NoImprovementRule(2, 0).judge(evidence(small, found)))
                .as("the first feasible one is a gain")
                .isEmpty();
    }

    @Test
    void aTradeOffHasNoSingleBest() {
        var tradeOff = new Objectives(
                List.of(
                        new Objective("reward", Goal.MAXIMIZE, null, null),
                        new Objective("size", Goal.MINIMIZE, null, null)),
                List.of());
        var flat = List.of(measured(0, 0.5, 1), measured(1, 0.5, 1), measured(2, 0.5, 1), measured(3, 0.5, 1));

        assertThat(new NoImprovementRule(2, 0.01).judge(evidence(tradeOff, flat)))
                .isEmpty();
        assertThat(new NoImprovementRule(2, 0.01).judge(evidence(REWARD, flat))).isPresent();
    }

    /** The rule restated by hand, and what must not matter to it: the unit of the metric and which way is better. */
    @Property(tries = 500)
    void stopsExactlyWhenTheGainIsNotMoreThanTheBar(
            @ForAll @Size(max = 24) List<@IntRange(min = -9, max = 9) Integer> numbers,
            @ForAll @IntRange(min = 1, max = 6) int trials,
            @ForAll @IntRange(max = 4) int eighths) {
        var rule = new NoImprovementRule(trials, eighths / 8.0);
        double[] rewards = numbers.stream().mapToDouble(Integer::doubleValue).toArray();
        double[] losses = numbers.stream().mapToDouble(number -> -64.0 * number).toArray();

        var stopped = rule.judge(evidence(REWARD, values(rewards))).isPresent();

        assertThat(stopped).isEqualTo(stopsByHand(numbers, trials, eighths / 8.0));
        assertThat(rule.judge(evidence(LOSS, values(losses))).isPresent()).isEqualTo(stopped);
    }

    private static boolean stopsByHand(List<Integer> numbers, int trials, double minDelta) {
        if (numbers.size() < 2 * trials) {
            return false;
        }
        var before = numbers.subList(0, numbers.size() - trials).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        var now = numbers.stream().mapToInt(Integer::intValue).max().orElseThrow();
        var rising = numbers.stream().sorted().toList();
        return now - before <= minDelta * (quartile(rising, 3) - quartile(rising, 1));
    }

    /** In whole quarters: exact. */
    private static double quartile(List<Integer> rising, int quarters) {
        var place = quarters * (rising.size() - 1);
        var low = rising.get(place / 4);
        var high = rising.get(Math.min(place / 4 + 1, rising.size() - 1));
        return low + (high - low) * (place % 4) / 4.0;
    }

    private static TrialRecord measured(long index, double reward, double size) {
        return Trials.measured(index, reward, Map.of("reward", reward, "size", size));
    }

    private static List<TrialRecord> values(double... values) {
        var trials = new ArrayList<TrialRecord>();
        for (var value : values) {
            trials.add(Trials.succeeded(trials.size(), value));
        }
        return trials;
    }

    private static Evidence evidence(Objectives objectives, List<TrialRecord> trials) {
        var latest =
                trials.stream().sorted(FinishingOrder.EARLIEST_FIRST.reversed()).toList();
        return new Evidence(objectives, latest, null, 0, 0, Trials.START, Trials.START);
    }
}
