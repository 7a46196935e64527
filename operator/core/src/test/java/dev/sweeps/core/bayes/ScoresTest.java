package dev.sweeps.core.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.numeric.Hypervolume;
import dev.sweeps.core.numeric.StandardNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoresTest {
    private static final List<double[]> FRONT =
            List.of(new double[] {-1, 0.5, 0}, new double[] {0, -1, 0.2}, new double[] {0.3, 0.4, -1});
    private static final double[] REFERENCE = {1.5, 1.2, 1};

    @ParameterizedTest
    @MethodSource("scores")
    void slopesAreThoseOfTheScore(Score score) {
        double[] means = {0.3, -0.4, 0.2};
        double[] deviations = {0.7, 0.5, 1.1};
        double[] meanSlopes = new double[3];
        double[] deviationSlopes = new double[3];

        double value = score.at(means, deviations, meanSlopes, deviationSlopes);

        assertThat(value).isEqualTo(score.at(means, deviations));
        for (int k = 0; k < 3; k++) {
            assertThat(meanSlopes[k]).isCloseTo(slope(score, means, deviations, means, k), Offset.offset(1e-4));
            assertThat(deviationSlopes[k])
                    .isCloseTo(slope(score, means, deviations, deviations, k), Offset.offset(1e-4));
        }
    }

    static Stream<Score> scores() {
        return Stream.of(
                new ExpectedImprovement(0, -0.2),
                new Ensemble(new int[] {2, 0}, new double[] {0.7, 0.3}).improvement(-0.2),
                new ProbabilityBelow(1, -0.9),
                new CostPerUnit(2, 1.3, 0.4),
                new CostCap(0, 2, 0.01),
                new CostCap(0, -1, 0.01),
                new HypervolumeImprovement(FRONT, REFERENCE),
                new SumOfScores(List.of(new ExpectedImprovement(0, 1), new ProbabilityBelow(0, 0.1))));
    }

    private static double slope(Score score, double[] means, double[] deviations, double[] varied, int k) {
        double h = 1e-6;
        double kept = varied[k];
        varied[k] = kept + h;
        double up = score.at(means, deviations);
        varied[k] = kept - h;
        double down = score.at(means, deviations);
        varied[k] = kept;
        return (up - down) / (2 * h);
    }

    @Test
    void expectsTheGainInHypervolume() {
        double[] means = {0.3, -0.4, 0.2};
        double[] deviations = {0.7, 0.5, 1.1};
        double before = Hypervolume.of(FRONT, REFERENCE);
        double sum = 0;
        int draws = 40_000;
        for (int draw = 0; draw < draws; draw++) {
            double[] losses = new double[3];
            for (int k = 0; k < 3; k++) {
                losses[k] = means[k] + deviations[k] * normal(draw, k);
            }
            List<double[]> with = new ArrayList<>(FRONT);
            with.add(losses);
            sum += Hypervolume.of(with, REFERENCE) - before;
        }

        double score = new HypervolumeImprovement(FRONT, REFERENCE).at(means, deviations);

        assertThat(Math.exp(score)).isCloseTo(sum / draws, Percentage.withPercentage(3));
    }

    private static double normal(int draw, int k) {
        return StandardNormal.quantile(Math.max(HashStream.uniform(4, draw, k), 1e-12));
    }

    @Test
    void staysFiniteFarFromAnyImprovement() {
        assertThat(new ExpectedImprovement(0, -10).at(new double[] {10}, new double[] {1e-6}))
                .isFinite();
        assertThat(new ProbabilityBelow(0, -10).at(new double[] {10}, new double[] {1e-6}))
                .isFinite();
        assertThat(new HypervolumeImprovement(FRONT, REFERENCE)
                        .at(new double[] {9, 9, 9}, new double[] {1e-6, 1e-6, 1e-6}))
                .isFinite();
    }
}
