package dev.sweeps.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.optimizer.Cubes;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
    private static final UnitCube CUBE = UnitCube.of(Cubes.everyKind());
    private static final Metric METRIC = Metric.withContext(CUBE);
    private static final List<double[]> ROWS = rows(0, 30);
    private static final double[] VALUES = ROWS.stream()
            .mapToDouble(row -> Math.sin(3 * row[0]) + row[1] * row[1] - 0.5)
            .toArray();

    private static List<double[]> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> METRIC.features(point(i), HashStream.uniform(2, i, 0)))
                .toList();
    }

    private static Point point(int number) {
        double[] u = new double[CUBE.dimension()];
        Arrays.setAll(u, i -> HashStream.uniform(1, number, i));
        return CUBE.snapped(u);
    }

    private static GaussianProcess process(double noise) {
        return GaussianProcess.conditioned(
                METRIC, Hyperparameters.isotropic(METRIC.scales(), 1.5, noise), ROWS.toArray(double[][]::new), VALUES);
    }

    @Test
    void passesThroughLabelsWithoutNoise() {
        Predictions predictions = process(1e-8).predict(ROWS);

        assertThat(predictions.means()).containsExactly(VALUES, Offset.offset(1e-4));
        assertThat(predictions.variances()).containsExactly(new double[VALUES.length], Offset.offset(1e-4));
    }

    @Test
    void knowsWhatItWouldExpectWithoutOneOfItsLabels() {
        Hyperparameters hyperparameters = Hyperparameters.isotropic(METRIC.scales(), 1.5, 0.03);

        double[][] without = process(0.03).leaveOneOutMeans();

        for (int left : new int[] {0, 11, 29}) {
            int[] others =
                    IntStream.range(0, ROWS.size()).filter(i -> i != left).toArray();
            GaussianProcess lacking = GaussianProcess.conditioned(
                    METRIC,
                    hyperparameters,
                    Arrays.stream(others).mapToObj(ROWS::get).toArray(double[][]::new),
                    Arrays.stream(others).mapToDouble(i -> VALUES[i]).toArray());
            assertThat(without[left]).containsExactly(lacking.predict(ROWS).means(), Offset.offset(1e-9));
        }
    }

    /** With one label y the posterior is k y / (v + e) with variance v - k^2 / (v + e), where v and k count the level, too. */
    @Test
    void isTheTextbookPosteriorOfOneLabel() {
        GaussianProcess process = GaussianProcess.conditioned(
                METRIC,
                Hyperparameters.isotropic(METRIC.scales(), 1.5, 0.25),
                new double[][] {ROWS.getFirst()},
                new double[] {2});
        double square = METRIC.squaredDistance(ROWS.getFirst(), ROWS.get(1)) / (1.5 * 1.5);
        double s = Math.sqrt(5 * square);
        double k = 1 + (1 + s + s * s / 3) * Math.exp(-s);

        Predictions predictions = process.predict(List.of(ROWS.get(1)));

        assertThat(predictions.means()[0]).isCloseTo(2 * k / 2.25, Offset.offset(1e-12));
        assertThat(predictions.variances()[0]).isCloseTo(2 - k * k / 2.25, Offset.offset(1e-12));
    }

    @Test
    void predictsOnePlaceAsItPredictsMany() {
        List<double[]> places = rows(100, 250);
        GaussianProcess process = process(0.01);
        Predictions many = process.predict(places);

        for (int i = 0; i < places.size(); i++) {
            Prediction one = process.predict(places.get(i));
            assertThat(one.mean()).isCloseTo(many.means()[i], Offset.offset(1e-10));
            assertThat(one.variance()).isCloseTo(many.variances()[i], Offset.offset(1e-10));
        }
    }

    @Test
    void slopesAreThoseOfThePredictions() {
        GaussianProcess process = process(0.01);
        double h = 1e-6;
        for (double[] place : rows(100, 110)) {
            Prediction prediction = process.predict(place);
            for (int i = 0; i < METRIC.features(); i++) {
                if (!METRIC.isUnordered(i)) {
                    double[] up = place.clone();
                    double[] down = place.clone();
                    up[i] += h;
                    down[i] -= h;
                    assertThat(prediction.meanSlopes()[i])
                            .isCloseTo(
                                    (process.predict(up).mean()
                                                    - process.predict(down).mean())
                                            / (2 * h),
                                    Offset.offset(1e-5));
                    assertThat(prediction.varianceSlopes()[i])
                            .isCloseTo(
                                    (process.predict(up).variance()
                                                    - process.predict(down).variance())
                                            / (2 * h),
                                    Offset.offset(1e-5));
                }
            }
        }
    }

    @Test
    void believingKeepsMeansAndShrinksVariances() {
        List<double[]> places = rows(100, 120);
        GaussianProcess before = process(0.01);

        GaussianProcess after = before.believing(rows(100, 110));

        assertThat(after.predict(places).means())
                .containsExactly(before.predict(places).means(), Offset.offset(1e-10));
        for (int i = 0; i < places.size(); i++) {
            assertThat(after.predict(places).variances()[i])
                    .isLessThanOrEqualTo(before.predict(places).variances()[i] + 1e-12);
        }
        assertThat(after.predict(places).variances()[3]).isLessThan(0.02);
    }

    @Test
    void likelihoodSlopesAreThoseOfTheLikelihood() {
        MarginalLikelihood likelihood =
                new MarginalLikelihood(METRIC.squaredDistances(ROWS.toArray(double[][]::new)), VALUES);
        double[] at = Hyperparameters.isotropic(METRIC.scales(), 0.8, 0.05).log();
        for (int i = 0; i < at.length; i++) {
            at[i] += 0.1 * i;
        }
        double[] gradient = new double[at.length];
        double value = likelihood.at(at, gradient);
        assertThat(value).isFinite();

        double h = 1e-5;
        double[] unused = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += h;
            down[i] -= h;
            assertThat(gradient[i])
                    .isCloseTo(
                            (likelihood.at(up, unused) - likelihood.at(down, unused)) / (2 * h), Offset.offset(1e-4));
        }
    }

    /** Only the first two coordinates matter: their lengths come out shorter than all others. */
    @Test
    void findsTheCoordinatesThatMatter() {
        List<double[]> rows = rows(0, 120);
        double[] labels = rows.stream()
                .mapToDouble(row -> Math.sin(6 * row[0]) + 3 * row[1] * row[1] - 1)
                .toArray();

        double[] lengths =
                GaussianProcess.fitted(METRIC, rows, labels).hyperparameters().lengths();

        for (int i = 2; i < lengths.length; i++) {
            assertThat(lengths[i]).isGreaterThan(Math.max(lengths[0], lengths[1]));
        }
    }

    @Test
    void standsRepeatedPlaces() {
        List<double[]> rows =
                IntStream.range(0, 40).mapToObj(i -> ROWS.get(i % 2)).toList();
        double[] labels = IntStream.range(0, 40).mapToDouble(i -> i % 3 - 1).toArray();

        Predictions predictions = GaussianProcess.fitted(METRIC, rows, labels).predict(rows);

        assertThat(predictions.means()).doesNotContain(Double.NaN);
        assertThat(Arrays.stream(predictions.variances())).allMatch(variance -> variance > 0);
    }

    /** An inactive coordinate: at distance 0 from an inactive one, as far as another level from an active one. */
    @Test
    void treatsInactiveCoordinatesAsALevelOfTheirOwn() {
        int lstm = Cubes.coordinate(CUBE, "use_lstm");
        int hidden = Cubes.coordinate(CUBE, "lstm_hidden");
        double[] u = new double[CUBE.dimension()];
        Arrays.fill(u, 0.4);
        u[lstm] = 0.1;
        Point off = CUBE.snapped(u);
        u[hidden] = 0.9;
        Point alsoOff = CUBE.snapped(u);
        u[lstm] = 0.9;
        Point on = CUBE.snapped(u);

        assertThat(METRIC.squaredDistance(METRIC.features(off), METRIC.features(alsoOff)))
                .isZero();
        double toTheMiddle = on.u()[hidden] - 0.5;
        assertThat(METRIC.squaredDistance(METRIC.features(off), METRIC.features(on)))
                .isCloseTo(2 + toTheMiddle * toTheMiddle, Offset.offset(1e-12));
    }
}
