package dev.sweeps.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectivesTest {
    private static final Constraint FAST = new Constraint("latency", Constraint.Bound.AT_MOST, 20);

    private static final Objectives SUM = new Objectives(
            List.of(
                    new Objective("accuracy", Goal.MAXIMIZE, 2.0, 0.9),
                    new Objective("model_kb", Goal.MINIMIZE, 0.001, null),
                    new Objective("recall", Goal.MAXIMIZE, 1.0, null)),
            List.of(FAST));

    private static final Objectives TRADE_OFF = new Objectives(
            List.of(
                    new Objective("accuracy", Goal.MAXIMIZE, null, 0.9),
                    new Objective("model_kb", Goal.MINIMIZE, null, 50.0)),
            List.of(FAST));

    @Test
    void theWeightedSumSubtractsWhatHasAnotherGoalThanTheFirst() {
        assertThat(SUM.value(Map.of("accuracy", 0.9, "model_kb", 100.0, "recall", 0.5)))
                .isCloseTo(2 * 0.9 - 0.001 * 100 + 0.5, within(1e-12));
        assertThat(SUM.goal()).isEqualTo(Goal.MAXIMIZE);
        assertThat(ObjectiveText.title(SUM)).isEqualTo("2 accuracy - 0.001 model_kb + 1 recall");
    }

    @Test
    void aSumOfLossesIsALoss() {
        var losses = new Objectives(
                List.of(
                        new Objective("loss", Goal.MINIMIZE, 1.0, null),
                        new Objective("accuracy", Goal.MAXIMIZE, 3.0, null)),
                List.of());

        assertThat(losses.goal()).isEqualTo(Goal.MINIMIZE);
        assertThat(losses.value(Map.of("loss", 0.5, "accuracy", 0.1))).isCloseTo(0.5 - 0.3, within(1e-12));
    }

    /** The sum of a trial follows from the trial alone: a normalised one would change with every trial that finishes later. */
    @Test
    void theSumIsNotNormalised() {
        assertThat(SUM.value(Map.of("accuracy", 1e6, "model_kb", 0.0, "recall", 0.0)))
                .isEqualTo(2e6);
    }

    @Test
    void theFirstObjectiveStandsForATradeOff() {
        assertThat(TRADE_OFF.value(Map.of("accuracy", 0.9, "model_kb", 100.0))).isEqualTo(0.9);
        assertThat(TRADE_OFF.losses(trial(0.9, 100, 3))).containsExactly(-0.9, 100.0);
    }

    @Test
    void violationsAreSharesOfTheLimit() {
        var range = new Objectives(
                List.of(new Objective("accuracy", Goal.MAXIMIZE, null, null)),
                List.of(
                        FAST,
                        new Constraint("model_kb", Constraint.Bound.AT_LEAST, -10),
                        new Constraint("model_kb", Constraint.Bound.AT_MOST, 0)));

        assertThat(range.violations(trial(0.9, -15, 30))).containsExactly(0.5, 0.5, -15.0);
        assertThat(range.totalViolation(trial(0.9, -15, 30))).isEqualTo(1);
        assertThat(range.isFeasible(trial(0.9, 0, 20))).isTrue();
        assertThat(new Constraint("a", Constraint.Bound.AT_MOST, 1e-300).violation(1e300))
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void targetsAreReachedTogetherAndWithinTheConstraints() {
        assertThat(TRADE_OFF.isReachedBy(trial(0.9, 50, 20))).isTrue();
        assertThat(TRADE_OFF.isReachedBy(trial(0.95, 51, 20))).isFalse();
        assertThat(TRADE_OFF.isReachedBy(trial(0.95, 40, 21))).as("too slow").isFalse();
        assertThat(SUM.isReachedBy(trial(0.9, 1e9, 1)))
                .as("only accuracy has a target, recall is missing")
                .isFalse();
        assertThat(ObjectiveText.reached(TRADE_OFF, trial(0.91, 40, 2)))
                .isEqualTo("accuracy of s-00001 is 0.91: the target 0.9 is reached; "
                        + "model_kb of s-00001 is 40: the target 50 is reached");
    }

    @Test
    void aTrialThatLacksANumberIsNotRanked() {
        assertThat(TRADE_OFF.isRanked(trial(0.9, 50, 20))).isTrue();
        assertThat(TRADE_OFF.isRanked(trial(0.9, Map.of("accuracy", 0.9, "latency", 1.0))))
                .isFalse();
        assertThat(TRADE_OFF.isRanked(trial(0.9, Map.of("accuracy", 0.9, "model_kb", 1.0))))
                .isFalse();
        assertThat(TRADE_OFF.isRanked(Trials.failed(1))).isFalse();
    }

    @Test
    void saysWhatWasMeasuredAndMissed() {
        assertThat(ObjectiveText.values(TRADE_OFF, trial(0.9, 50, 31))).isEqualTo("accuracy 0.9, model_kb 50");
        assertThat(ObjectiveText.reported(TRADE_OFF, Map.of("accuracy", 0.9, "model_kb", 50.0, "latency", 31.0)))
                .isEqualTo("accuracy is 0.9, model_kb is 50; not feasible: latency 31 is above atMost 20");
        assertThat(ObjectiveText.reported(
                        SUM, Map.of("accuracy", 0.5, "model_kb", 0.0, "recall", 0.25, "latency", 1.0)))
                .isEqualTo("accuracy is 0.5, model_kb is 0, recall is 0.25; "
                        + "2 accuracy - 0.001 model_kb + 1 recall is 1.25");
    }

    @Test
    void allHaveAWeightOrNoneHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Objectives(
                        List.of(
                                new Objective("a", Goal.MAXIMIZE, 1.0, null),
                                new Objective("b", Goal.MAXIMIZE, null, null)),
                        List.of()));
    }

    private static TrialRecord trial(double accuracy, double size, double latency) {
        return trial(accuracy, Map.of("accuracy", accuracy, "model_kb", size, "latency", latency));
    }

    private static TrialRecord trial(@Nullable Double objective, Map<String, Double> metrics) {
        return Trials.measured(1, objective, metrics);
    }
}
