package dev.sweeps.core.space;

import static dev.sweeps.core.space.Spaces.domain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that were worked out by hand or with scipy.stats. */
class DomainTest {
    private static final Offset<Double> TINY = within(1e-9);

    @Test
    void infersTheDistributionAsWandbDoes() {
        assertThat(domain("value", 5)).isEqualTo(new Constant(5L));
        assertThat(domain("values", List.of("a", 1, true))).isEqualTo(Choice.of(List.of("a", 1L, true)));
        assertThat(domain("min", 1, "max", 10)).isEqualTo(new IntRange(1, 10, Centre.NONE));
        assertThat(domain("min", 1.0, "max", 10.0)).isEqualTo(new IntRange(1, 10, Centre.NONE));
        assertThat(domain("min", 0, "max", 0.5)).isEqualTo(new Uniform(0, 0.5, Centre.NONE));
        assertThat(domain("values", List.of("a", "b"), "probabilities", List.of(3, 1)))
                .isEqualTo(new Choice(List.of("a", "b"), List.of(0.75, 1.0)));
    }

    @ParameterizedTest
    @CsvSource({"linear, uniform", "log, log_normal", "logit, logit_normal", "int, int_uniform", "pow2, uniform_pow2"})
    void knowsTheWordsOfCarbs(String word, String distribution) {
        double max = word.equals("logit") ? 0.999 : 64;
        double min = word.equals("logit") ? 0.5 : 2;

        assertThat(domain("distribution", word, "min", min, "max", max))
                .isEqualTo(domain("distribution", distribution, "min", min, "max", max));
    }

    @Test
    void knowsMettasWordForValuesInNestedParametersToo() {
        assertThat(domain("choices", List.of("a", 1))).isEqualTo(Choice.of(List.of("a", 1L)));
    }

    @Test
    void keepsMeanAndScaleForSearchesThatLearn() {
        assertThat(domain("distribution", "log_normal", "min", 1e-5, "max", 1e-2, "mean", 1e-3, "scale", 1))
                .isEqualTo(new LogUniform(1e-5, 1e-2, new Centre(1e-3, new Scale.Fixed(1))));
        assertThat(domain("distribution", "uniform_pow2", "min", 32, "max", 256, "scale", "auto"))
                .isEqualTo(new PowersOfTwo(5, 8, new Centre(null, new Scale.Auto())));
        assertThat(domain("min", 1, "max", 9, "mean", 2, "scale", "time"))
                .isEqualTo(new IntRange(1, 9, new Centre(2.0, new Scale.Time())));
    }

    @ParameterizedTest
    @CsvSource({"0.0, a", "0.2499, a", "0.25, c", "0.999, c"})
    void drawsWeightedValuesAndNeverOneOfProbabilityZero(double u, String value) {
        Domain domain = domain("values", List.of("a", "b", "c"), "probabilities", List.of(1, 0, 3));

        assertThat(domain.quantile(u)).isEqualTo(value);
        assertThat(domain.cardinality()).hasValue(2);
    }

    @Test
    void countsARepeatedValueOnce() {
        assertThat(domain("values", List.of("a", "b", "a")))
                .isEqualTo(new Choice(List.of("a", "b"), List.of(2 / 3.0, 1.0)));
    }

    @Test
    void readsTheBoundsOfLogUniformAsExponentsOfE() {
        LogUniform domain = (LogUniform) domain("distribution", "log_uniform", "min", -2, "max", 1);

        assertThat(domain.at(0)).isCloseTo(Math.exp(-2), TINY);
        assertThat(domain.at(0.5)).isCloseTo(Math.exp(-0.5), TINY);
        assertThat(domain.at(1)).isCloseTo(Math.exp(1), TINY);
    }

    @Test
    void readsTheInverseFormsAsWandbDoes() {
        assertThat(domain("distribution", "inv_log_uniform", "min", 1, "max", 2))
                .isEqualTo(new LogUniform(Math.exp(-2), Math.exp(-1), Centre.NONE));
        assertThat(domain("distribution", "inv_log_uniform_values", "min", 0.1, "max", 10))
                .isEqualTo(new LogUniform(0.1, 10, Centre.NONE));
    }

    @Test
    void searchesBoundedNumbersEvenlyOnTheirScale() {
        assertThat(number(0.5, "distribution", "log_uniform_values", "min", 1e-4, "max", 1))
                .isCloseTo(1e-2, TINY);
        assertThat(number(0.5, "distribution", "uniform", "min", -1, "max", 3)).isEqualTo(1);
        assertThat(number(0.5, "distribution", "uniform", "min", -1.7e308, "max", 1.7e308))
                .isZero();
        assertThat(number(0.5, "distribution", "logit_normal", "min", 0.9, "max", 0.999))
                .isCloseTo(0.99, TINY);
        assertThat(number(1, "distribution", "logit_normal", "min", 0, "max", 1))
                .isEqualTo(1 - 1e-6);
    }

    @Test
    void invertsNormalAndBetaDistributions() {
        assertThat(number(0.975, "distribution", "normal")).isCloseTo(1.959963984540054, TINY);
        assertThat(number(0.1, "distribution", "normal", "mu", 5, "sigma", 2)).isCloseTo(2.4368968689, TINY);
        assertThat(number(0.975, "distribution", "log_normal", "mu", 0, "sigma", 1))
                .isCloseTo(7.0990713842, within(1e-8));
        assertThat(number(0.3, "distribution", "beta", "a", 2, "b", 5)).isCloseTo(0.18180347131895, within(1e-9));
        assertThat(number(1e-6, "distribution", "beta", "a", 0.5, "b", 0.5)).isCloseTo(2.4674011e-12, within(1e-15));
        assertThat(number(0.5, "distribution", "normal", "mu", 3, "sigma", 0)).isEqualTo(3);
    }

    @Test
    void keepsTheTailsFinite() {
        assertThat(number(0, "distribution", "normal")).isCloseTo(-8.2095, within(1e-3));
        assertThat(number(1, "distribution", "log_normal", "sigma", 70)).isFinite();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.0, 0.0", "0.1, 0.26, 0.3", "0.1, 0.999, 1.0", "0.3, 0.999, 0.9", "0.25, 0.3, 0.25"})
    void roundsToDecimalMultiplesInsideTheBounds(double q, double u, double value) {
        Object drawn =
                domain("distribution", "q_uniform", "min", 0, "max", 1, "q", q).quantile(u);

        assertThat(drawn).isEqualTo(value);
    }

    @Test
    void givesWholeNumbersForAWholeStep() {
        assertThat(domain("distribution", "q_uniform", "min", 0, "max", 100, "q", 5)
                        .quantile(0.51))
                .isEqualTo(50L);
        assertThat(domain("distribution", "q_log_uniform_values", "min", 1, "max", 100)
                        .quantile(0.5))
                .isEqualTo(10L);
        assertThat(domain("distribution", "q_log_uniform", "min", 0, "max", 2, "q", 2)
                        .quantile(0.999))
                .isEqualTo(6L);
        assertThat(domain("distribution", "q_normal", "mu", 10, "sigma", 0, "q", 3)
                        .quantile(0.3))
                .isEqualTo(9L);
        assertThat(domain("distribution", "q_log_normal", "mu", 2, "sigma", 0.5).quantile(0.5))
                .isEqualTo(7L);
        assertThat(domain("distribution", "q_beta", "a", 2, "b", 2, "q", 0.5).quantile(0.5))
                .isEqualTo(0.5);
    }

    @Test
    void enumeratesFiniteDomains() {
        assertThat(points(domain("min", 3, "max", 6), OptionalInt.empty())).containsExactly(3L, 4L, 5L, 6L);
        assertThat(points(domain("distribution", "uniform_pow2", "min", 30, "max", 256), OptionalInt.empty()))
                .containsExactly(32L, 64L, 128L, 256L);
        assertThat(points(domain("distribution", "q_uniform", "min", 0.1, "max", 0.45, "q", 0.1), OptionalInt.empty()))
                .containsExactly(0.1, 0.2, 0.3, 0.4);
        assertThat(points(domain("distribution", "q_beta", "q", 0.5), OptionalInt.empty()))
                .containsExactly(0.0, 0.5, 1.0);
        assertThat(points(domain("distribution", "uniform", "min", 2, "max", 2), OptionalInt.empty()))
                .containsExactly(2.0);
        assertThat(points(domain("values", List.of(Map.of("a", 1), "b")), OptionalInt.of(1)))
                .containsExactly(Map.of("a", 1L), "b");
    }

    @Test
    void spreadsACountOfPointsOverTheDistribution() {
        assertThat(points(domain("distribution", "uniform", "min", 0, "max", 1), OptionalInt.of(3)))
                .containsExactly(0.0, 0.5, 1.0);
        assertThat(points(domain("distribution", "uniform", "min", 0, "max", 1), OptionalInt.of(1)))
                .containsExactly(0.5);
        assertThat(points(domain("min", 0, "max", 100), OptionalInt.of(5))).containsExactly(0L, 25L, 50L, 75L, 100L);
        assertThat(points(domain("min", 0, "max", 2), OptionalInt.of(5))).containsExactly(0L, 1L, 2L);
        assertThat(points(domain("distribution", "normal"), OptionalInt.of(3)))
                .extracting(point -> Math.rint((Double) point * 1000))
                .containsExactly(-967.0, 0.0, 967.0);
        assertThat(points(domain("distribution", "q_normal"), OptionalInt.of(5)))
                .containsExactly(-1L, 0L, 1L);
        assertThat(points(domain("distribution", "log_uniform_values", "min", 0.01, "max", 1), OptionalInt.of(2)))
                .containsExactly(0.01, 1.0);
        assertThat(domain("distribution", "normal").axis(OptionalInt.empty())).isEmpty();
        assertThat(domain("distribution", "q_normal").axis(OptionalInt.empty())).isEmpty();
    }

    @Test
    void neverLaysALargeRangeOut() {
        Axis axis = domain("min", 0, "max", 9007199254740992L)
                .axis(OptionalInt.empty())
                .orElseThrow();

        assertThat(axis.size()).isEqualTo(9007199254740993L);
        assertThat(axis.point(axis.size() - 1)).isEqualTo(9007199254740992L);
    }

    private static double number(double u, Object... fields) {
        return (Double) domain(fields).quantile(u);
    }

    private static List<Object> points(Domain domain, OptionalInt count) {
        Axis axis = domain.axis(count).orElseThrow();
        List<Object> points = new ArrayList<>();
        for (long i = 0; i < axis.size(); i++) {
            points.add(axis.point(i));
        }
        return points;
    }
}
