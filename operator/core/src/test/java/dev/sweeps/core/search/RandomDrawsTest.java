package dev.sweeps.core.search;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.number;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.ChiSquare;
import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random draws follow the distributions: Pearson's test with fixed seeds, against distribution functions written down here. */
class RandomDrawsTest {
    private static final int DRAWS = 20_000;
    private static final int BINS = 25;
    private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

    @ParameterizedTest
    @MethodSource
    void realNumbersFollowTheirDistributionFunction(Map<String, Object> definition, DoubleUnaryOperator cdf) {
        int[] counts =
                counts(definition, BINS, value -> (int) Math.min(BINS - 1, cdf.applyAsDouble((Double) value) * BINS));

        assertThat(ChiSquare.pValue(counts)).isGreaterThan(1e-4);
    }

    static List<Arguments> realNumbersFollowTheirDistributionFunction() {
        return List.of(
                Arguments.of(def("distribution", "uniform", "min", -1, "max", 3), cdf(x -> (x + 1) / 4)),
                Arguments.of(def("distribution", "log_uniform", "min", -3, "max", 2), cdf(x -> (Math.log(x) + 3) / 5)),
                Arguments.of(
                        def("distribution", "log_uniform_values", "min", 0.01, "max", 100),
                        cdf(x -> (Math.log10(x) + 2) / 4)),
                Arguments.of(
                        def("distribution", "inv_log_uniform", "min", -1, "max", 3), cdf(x -> (3 + Math.log(x)) / 4)),
                Arguments.of(
                        def("distribution", "inv_log_uniform_values", "min", 0.01, "max", 100),
                        cdf(x -> (Math.log10(x) + 2) / 4)),
                Arguments.of(
                        def("distribution", "log_normal", "min", 1e-5, "max", 1e-2, "mean", 1e-3, "scale", 1),
                        cdf(x -> (Math.log10(x) + 5) / 3)),
                Arguments.of(
                        def("distribution", "logit_normal", "min", 0.9, "max", 0.999),
                        cdf(x -> (-Math.log10(1 - x) - 1) / 2)),
                Arguments.of(
                        def("distribution", "normal", "mu", 5, "sigma", 2),
                        cdf(x -> NORMAL.cumulativeProbability((x - 5) / 2))),
                Arguments.of(
                        def("distribution", "log_normal", "mu", 1, "sigma", 0.5),
                        cdf(x -> NORMAL.cumulativeProbability((Math.log(x) - 1) / 0.5))),
                Arguments.of(def("distribution", "beta", "a", 2, "b", 5), cdf(x -> new BetaDistribution(2, 5)
                        .cumulativeProbability(x))));
    }

    @ParameterizedTest
    @MethodSource
    void discreteValuesHaveTheirProbabilities(
            Map<String, Object> definition, ToIntFunction<Object> binOf, double[] probabilities) {
        int[] counts = counts(definition, probabilities.length, binOf);

        assertThat(ChiSquare.pValue(counts, probabilities)).isGreaterThan(1e-4);
    }

    static List<Arguments> discreteValuesHaveTheirProbabilities() {
        double tail = NORMAL.cumulativeProbability(-0.5);
        return List.of(
                discrete(
                        def("values", List.of(0, 1, 2), "probabilities", List.of(6, 3, 1)),
                        value -> ((Long) value).intValue(),
                        0.6,
                        0.3,
                        0.1),
                discrete(def("min", 0, "max", 3), value -> ((Long) value).intValue(), 0.25, 0.25, 0.25, 0.25),
                discrete(
                        def("distribution", "uniform_pow2", "min", 32, "max", 256),
                        value -> Long.numberOfTrailingZeros((Long) value) - 5,
                        0.25,
                        0.25,
                        0.25,
                        0.25),
                discrete(
                        def("distribution", "q_uniform", "min", 0, "max", 1, "q", 0.5),
                        value -> (int) ((Double) value * 2),
                        0.25,
                        0.5,
                        0.25),
                discrete(
                        def("distribution", "q_log_uniform_values", "min", 1, "max", 3),
                        value -> ((Long) value).intValue() - 1,
                        Math.log(1.5) / Math.log(3),
                        Math.log(2.5 / 1.5) / Math.log(3),
                        Math.log(3 / 2.5) / Math.log(3)),
                discrete(
                        def("distribution", "q_normal"),
                        value -> Long.signum((Long) value) + 1,
                        tail,
                        1 - 2 * tail,
                        tail),
                discrete(
                        def("distribution", "q_beta", "a", 1, "b", 1, "q", 0.5),
                        value -> (int) ((Double) value * 2),
                        0.25,
                        0.5,
                        0.25));
    }

    @Test
    void dimensionsAreIndependent() {
        SearchSpace space = space("a", def("min", 0, "max", 3), "b", def("min", 0, "max", 3));
        int[] counts = new int[16];

        for (long draw = 0; draw < DRAWS; draw++) {
            long drawn = draw;
            Configuration configuration = space.configuration(i -> HashStream.uniform(9, drawn, i));
            counts[(int) (number(configuration, "a") * 4 + number(configuration, "b"))]++;
        }

        assertThat(ChiSquare.pValue(counts)).isGreaterThan(1e-4);
    }

    private static int[] counts(Map<String, Object> definition, int bins, ToIntFunction<Object> binOf) {
        SearchSpace space = space("x", definition);
        int[] counts = new int[bins];
        for (long draw = 0; draw < DRAWS; draw++) {
            long number = draw;
            Object value = Objects.requireNonNull(space.configuration(i -> HashStream.uniform(2026, number, i))
                    .values()
                    .get("x"));
            counts[binOf.applyAsInt(value)]++;
        }
        return counts;
    }

    private static DoubleUnaryOperator cdf(DoubleUnaryOperator cdf) {
        return cdf;
    }

    private static Arguments discrete(Map<String, Object> definition, ToIntFunction<Object> binOf, double... shares) {
        return Arguments.of(definition, binOf, shares);
    }
}
