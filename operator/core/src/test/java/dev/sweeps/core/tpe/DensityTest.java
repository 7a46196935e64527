package dev.sweeps.core.tpe;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweeps.core.numeric.ChiSquare;
import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.PriorDraws;
import dev.sweeps.core.optimizer.Studies;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bandwidths, weights, kernels and mixtures. */
class DensityTest {
    private static final double[] CENTRES = {0.1, 0.5, 0.5, 0.9, 0.3};

    @Test
    void aBandwidthIsTheLargerGap() {
        assertThat(Bandwidths.of(new double[] {0.5, 0.0, 0.6, 0.3, 0.9}))
                .usingComparatorWithPrecision(1e-15)
                .containsExactly(0.2, 0.3, 0.3, 0.3, 0.3);
        assertThat(Bandwidths.of(new double[] {0.2})).containsExactly(0.8);
        assertThat(Bandwidths.of(new double[0])).isEmpty();
    }

    @Test
    void noBandwidthIsBelowTheMagicClip() {
        assertThat(Bandwidths.of(new double[] {0.5, 0.5})).containsExactly(0.25, 0.25);
        assertThat(Bandwidths.of(new double[500])).containsOnly(0.01);
    }

    @Test
    void weightsRiseToTheNewest() {
        assertThat(Recency.weights(24)).containsOnly(1);
        assertThat(Recency.weights(26)).startsWith(1.0 / 26, 1);
        double[] weights = Recency.weights(100);
        assertThat(weights[0]).isEqualTo(0.01);
        assertThat(weights[37]).isCloseTo(0.01 + 0.99 / 2, within(1e-15));
        assertThat(weights[74]).isEqualTo(1);
        assertThat(weights[99]).isEqualTo(1);
    }

    @Test
    void densitiesOverRealNumbersIntegrateToOne() {
        Kernels kernels = Kernels.around(CENTRES, new Coordinate.Real());
        double[] integral = new double[CENTRES.length + 1];
        int bins = 20_000;
        for (int bin = 0; bin < bins; bin++) {
            double[] sums = new double[integral.length];
            kernels.addLogDensities((bin + 0.5) / bins, sums);
            for (int i = 0; i < sums.length; i++) {
                integral[i] += Math.exp(sums[i]) / bins;
            }
        }

        assertThat(integral).usingComparatorWithPrecision(1e-6).containsOnly(1.0);
    }

    @Test
    void probabilitiesOfLevelsAddUpToOne() {
        for (Coordinate coordinate : List.of(new Coordinate.Ordered(7), new Coordinate.Unordered(7))) {
            Kernels kernels = Kernels.around(CENTRES, coordinate);
            double[] total = new double[CENTRES.length + 1];
            for (int level = 0; level < 7; level++) {
                double[] sums = new double[total.length];
                kernels.addLogDensities((level + 0.5) / 7, sums);
                for (int i = 0; i < sums.length; i++) {
                    total[i] += Math.exp(sums[i]);
                }
            }
            assertThat(total).usingComparatorWithPrecision(1e-12).containsOnly(1.0);
        }
    }

    @Test
    void aKernelWithoutOrderPrefersItsLevel() {
        Kernels kernels = Kernels.around(new double[] {0.1, 0.9}, new Coordinate.Unordered(2));
        double[] sums = new double[3];

        kernels.addLogDensities(0.25, sums);

        assertThat(sums)
                .usingComparatorWithPrecision(1e-15)
                .containsExactly(Math.log(4 / 5.0), Math.log(1 / 5.0), Math.log(1 / 2.0));
    }

    @Test
    void aMixtureDrawsWhatItsDensitySays() {
        UnitCube cube = UnitCube.of(space("n", def("min", 0, "max", 4), "c", def("values", List.of("x", "y"))));
        List<Point> points = IntStream.range(0, 6)
                .mapToObj(draw -> PriorDraws.point(cube, NumberStream.of(3, draw, 0)))
                .toList();
        Mixture mixture = Mixture.of(cube, new int[] {0, 1}, points, Recency.weights(6));
        int[] counts = new int[10];
        for (int draw = 0; draw < 20_000; draw++) {
            double[] drawn = mixture.draw(NumberStream.of(7, draw, 0));
            int level = (int) (drawn[0] * 5);
            counts[2 * level + (drawn[1] < 0.5 ? 0 : 1)]++;
        }

        double[] probabilities = IntStream.range(0, 10)
                .mapToDouble(cell -> Math.exp(
                        mixture.logDensity(new double[] {(Math.floorDiv(cell, 2) + 0.5) / 5, (cell % 2 + 0.5) / 2})))
                .toArray();
        assertThat(ChiSquare.pValue(counts, probabilities)).isGreaterThan(1e-4);
    }

    @Test
    void coordinatesThatOccurTogetherAreOneGroup() {
        UnitCube cube = UnitCube.of(space(
                "kind", def("values", List.of("a", "b")),
                "x", def("min", 0, "max", 9, "when", "kind == 'a'"),
                "y", def("min", 0, "max", 9),
                "z", def("min", 0, "max", 9, "when", "kind == 'a'")));
        List<Observation> observations = IntStream.range(0, 20)
                .mapToObj(draw -> Observation.of(PriorDraws.point(cube, NumberStream.of(1, draw, 0)), 0, 1))
                .toList();

        assertThat(Groups.together(cube, observations)).containsExactly(new int[] {0, 2}, new int[] {1, 3});
        assertThat(Groups.together(Studies.reals(3), List.of())).containsExactly(new int[] {0, 1, 2});
        assertThat(Groups.alone(cube)).hasSize(4);
    }
}
