package dev.sweeps.core.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.NumberStream;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingWeightsTest {
    private static final double[] LABELS = {1, 2, 3};
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    /** Of the six ordered pairs of labels 1, 2, 3 a model that says 3, 1, 2 gets the first place wrong against both others. */
    @Test
    void countsTheOrderedPairsThatAreWrong() {
        RankingLoss loss = RankingLoss.of(alike(3, 1, 2), LABELS);

        assertThat(loss.at(new int[] {1, 1, 1})).isEqualTo(4);
        assertThat(RankingLoss.of(alike(10, 20, 30), LABELS).at(new int[] {1, 1, 1}))
                .isZero();
        assertThat(RankingLoss.of(alike(3, 2, 1), LABELS).at(new int[] {1, 1, 1}))
                .isEqualTo(6);
    }

    /** Places 0, 0, 1 drawn: both copies of the first against the second, in both directions. */
    @Test
    void countsAPlaceAsOftenAsItIsDrawn() {
        assertThat(RankingLoss.of(alike(3, 1, 2), LABELS).at(new int[] {2, 1, 0}))
                .isEqualTo(4);
        assertThat(RankingLoss.of(alike(3, 1, 2), LABELS).at(new int[] {0, 2, 1}))
                .isZero();
    }

    /** Row j is the model without label j: only the first one is wrong here, about the third place. */
    @Test
    void comparesEachPlaceByTheModelThatDoesNotKnowIt() {
        double[][] predictions = {{1, 2, 0.5}, {1, 2, 3}, {1, 2, 3}};

        assertThat(RankingLoss.of(predictions, LABELS).at(new int[] {1, 1, 1})).isEqualTo(1);
    }

    /**
     * By hand: medians 1 and 1.5, the 95 % quantile of the last is 3 + 0.85 * 2 = 4.7, so that none is dropped. The first wins samples
     * 0 and 3, a third of sample 1; the others share that third and sample 2.
     */
    @Test
    void aWeightIsTheShareOfSamplesWithTheLeastLoss() {
        long[][] losses = {{0, 2, 4, 0}, {1, 2, 1, 5}, {3, 2, 1, 5}};

        assertThat(RankingWeights.ofSamples(losses))
                .containsExactly(new double[] {7 / 12.0, 5 / 24.0, 5 / 24.0}, ROUNDING);
    }

    /** A median of 6 is above 4.7: it may not even have sample 3, where it is the best. */
    @Test
    void dropsAModelThatWouldOnlyDilute() {
        long[][] losses = {{6, 6, 6, 0}, {3, 2, 1, 5}};

        assertThat(RankingWeights.ofSamples(losses)).containsExactly(0, 1);
    }

    @Test
    void thePerfectOrderTakesAllThatItDoesNotShare() {
        List<RankingLoss> losses = List.of(
                RankingLoss.of(alike(1, 2, 3, 4, 5, 6), new double[] {1, 2, 3, 4, 5, 6}),
                RankingLoss.of(alike(2, 1, 4, 3, 6, 5), new double[] {1, 2, 3, 4, 5, 6}));

        double[] weights = RankingWeights.of(losses, NumberStream.of(7, 0, 0));

        assertThat(weights[0]).isGreaterThan(0.8);
        assertThat(weights[0] + weights[1]).isCloseTo(1, ROUNDING);
        assertThat(RankingWeights.of(losses, NumberStream.of(7, 0, 0))).containsExactly(weights);
    }

    private static double[][] alike(double... predictions) {
        double[][] rows = new double[predictions.length][];
        Arrays.fill(rows, predictions);
        return rows;
    }
}
