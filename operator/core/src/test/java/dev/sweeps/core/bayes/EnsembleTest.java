package dev.sweeps.core.bayes;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.surrogate.GaussianProcess;
import dev.sweeps.core.surrogate.Labels;
import dev.sweeps.core.surrogate.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** How much earlier problems count for a function with several valleys, which a few trials do not show. */
class EnsembleTest {
    private static final UnitCube PLANE = UnitCube.of(space(
            "x", def("distribution", "uniform", "min", 0.0, "max", 1.0),
            "y", def("distribution", "uniform", "min", 0.0, "max", 1.0)));

    private static final int SOURCE_TRIALS = 80;

    private static double valleys(Point point) {
        return Math.sin(9 * point.u()[0]) * Math.cos(7 * point.u()[1]) + point.u()[0];
    }

    /** On another scale, which no ranking sees. */
    private static final List<Observation> SAME = earlier(point -> 1000 * valleys(point) - 7);

    private static final List<Observation> INVERTED = earlier(point -> -valleys(point));

    private static final List<Observation> UNRELATED =
            earlier(point -> HashStream.uniform(3, Double.doubleToLongBits(point.u()[0]), 0));

    @Test
    void theSameProblemHasNearlyAllTheWeight() {
        for (int trials : new int[] {5, 8, 15}) {
            assertThat(weight(SAME, trials)).as("after %d trials", trials).isGreaterThan(0.8);
        }
    }

    @Test
    void aProblemThatIsTheOppositeLosesItsWeight() {
        assertThat(weight(INVERTED, 8)).isLessThan(0.05);
        assertThat(weight(INVERTED, 20)).isZero();
    }

    @Test
    void anUnrelatedProblemLosesItsWeightAsTrialsEnd() {
        assertThat(weight(UNRELATED, 12)).isLessThan(0.3);
        assertThat(weight(UNRELATED, 40)).isLessThan(0.02);
    }

    @Test
    void ofSeveralTheOneThatRanksBestCountsMost() {
        Fitted fitted = fitted(List.of(UNRELATED, SAME, INVERTED), 10);

        assertThat(fitted.weightOf(1)).isGreaterThan(0.8);
        assertThat(Arrays.stream(fitted.ensemble().weights()).sum()).isCloseTo(1, Offset.offset(1e-12));
    }

    /** Two trials have one order only, which anything gets right every other time. */
    @Test
    void withTooFewTrialsTheOthersCountAlike() {
        assertThat(fitted(List.of(SAME, INVERTED), 2).ensemble().weights()).containsExactly(0.5, 0.5);
    }

    @Test
    void speaksWithTheWeightedMeans() {
        Fitted fitted = fitted(List.of(SAME, INVERTED), 2);
        List<Point> points = List.of(Studies.point(PLANE, 100), Studies.point(PLANE, 101));

        double[] means = fitted.ensemble().means(fitted.models(), points);

        double[] first = fitted.models().means(1, points);
        double[] second = fitted.models().means(2, points);
        assertThat(means)
                .containsExactly(
                        new double[] {(first[0] + second[0]) / 2, (first[1] + second[1]) / 2}, Offset.offset(1e-12));
    }

    /** Losses of trials that were stopped early are no losses of whole ones, and are not ranked with them. */
    @Test
    void doesNotRankTrialsThatWereStopped() {
        List<Observation> own = Studies.observations(
                PLANE, 12, point -> new Observation(point, Observation.Kind.STOPPED, List.of(1.0), List.of(), 1, 3));

        assertThat(fitted(List.of(SAME), own).weightOf(0)).isEqualTo(1);
    }

    /** With ten trials of fifty, each of two problems is left out about every fifth time; at the end always. */
    @Test
    void asksOtherProblemsLessTheMoreIsKnown() {
        assertThat(asked(0)).isEqualTo(2000);
        assertThat(asked(10)).isBetween(1500, 1700);
        assertThat(asked(50)).isZero();
    }

    /** Of 1000 suggestions with two earlier problems. */
    private static int asked(int trials) {
        List<Observation> own = Studies.observations(PLANE, trials, point -> Observation.of(point, valleys(point), 1));
        Study study = new Study(PLANE, 1, own, List.of(), List.of(SAME, INVERTED));
        List<GaussianProcess> earlier = new EarlierModels().of(study);
        return IntStream.range(0, 1000)
                .map(number -> Ensemble.stillAsked(Sample.of(study), earlier, NumberStream.of(number, 0, 0))
                        .size())
                .sum();
    }

    private static double weight(List<Observation> earlier, int trials) {
        return fitted(List.of(earlier), trials).weightOf(0);
    }

    /**
     * An ensemble.
     *
     * @param models the problem's own is number 0
     * @param earlier models of the others, in their order
     */
    private record Fitted(Ensemble ensemble, Models models, List<GaussianProcess> earlier) {
        double weightOf(int source) {
            return IntStream.range(0, ensemble.members().length)
                    .filter(i -> models.fitted(ensemble.members()[i]) == earlier.get(source))
                    .mapToDouble(i -> ensemble.weights()[i])
                    .sum();
        }
    }

    private static Fitted fitted(List<List<Observation>> earlier, int trials) {
        return fitted(earlier, Studies.observations(PLANE, trials, point -> Observation.of(point, valleys(point), 1)));
    }

    private static Fitted fitted(List<List<Observation>> earlier, List<Observation> own) {
        Study study = new Study(PLANE, 1, own, List.of(), earlier);
        Sample sample = Sample.of(study);
        Models models = new Models(sample, List.of());
        double[] labels = Labels.halfRanked(sample.values(Observation::loss)).values();
        List<GaussianProcess> fitted = new EarlierModels().of(study);
        return new Fitted(
                Ensemble.ranked(models.fit(labels), labels, sample, models, fitted, NumberStream.of(1, 2, 3)),
                models,
                fitted);
    }

    /** Other points than those of the problem itself. */
    private static List<Observation> earlier(ToDoubleFunction<Point> loss) {
        return IntStream.range(1000, 1000 + SOURCE_TRIALS)
                .mapToObj(number -> Studies.point(PLANE, number))
                .map(point -> Observation.of(point, loss.applyAsDouble(point), 1))
                .toList();
    }
}
