package dev.sweeps.core.search;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.number;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What random, Sobol and Halton search have in common. */
class DrawnSearchTest {
    private static final SearchSpace MIXED = space(
            "lr", def("distribution", "log_uniform_values", "min", 1e-5, "max", 1e-1),
            "lstm", def("values", List.of(true, false)),
            "hidden", def("distribution", "uniform_pow2", "min", 32, "max", 512, "when", "lstm"),
            "noise", def("distribution", "normal"),
            "share", def("distribution", "beta", "a", 2, "b", 5));

    enum Kind {
        RANDOM,
        SOBOL,
        HALTON;

        SearchAlgorithm search(SearchSpace space, long seed) {
            return switch (this) {
                case RANDOM -> new Random(space, seed);
                case SOBOL -> new Sobol(space, seed);
                case HALTON -> new Halton(space, seed);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryConfigurationOfAFiniteSpaceOnceAndThenEnds(Kind kind) {
        SearchSpace space = space(
                "a", def("min", 1, "max", 7),
                "b", def("values", List.of("x", "y", "z"), "when", "a > 3"),
                "rare", def("values", List.of(true, false), "probabilities", List.of(1e-12, 1)));
        SearchAlgorithm search = kind.search(space, 1);

        Set<Configuration> all = new HashSet<>(first(search, 30));

        assertThat(all).hasSize(30);
        assertThat(search.configuration(30)).isEmpty();
        assertThat(search.configuration(1_000_000)).isEmpty();
        assertThat(search.size()).contains(BigInteger.valueOf(30));
    }

    @ParameterizedTest
    @EnumSource
    void neverEndsInAnEndlessSpace(Kind kind) {
        SearchAlgorithm search = kind.search(MIXED, 7);

        assertThat(new HashSet<>(first(search, 2_000))).hasSize(2_000);
        assertThat(search.size()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void endsWhereADistributionIsAsNarrowAsAPoint(Kind kind) {
        SearchAlgorithm search = kind.search(space("x", def("distribution", "q_normal", "mu", 3, "sigma", 1e-6)), 1);

        assertThat(search.configuration(0)).isPresent();
        assertThat(search.configuration(1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isAFunctionOfSpaceSeedAndOrdinal(Kind kind) {
        List<Configuration> forwards = first(kind.search(MIXED, 7), 100);

        assertThat(kind.search(MIXED, 7).configuration(99)).contains(forwards.get(99));
        assertThat(kind.search(MIXED, 7).configuration(5)).contains(forwards.get(5));
        assertThat(first(kind.search(MIXED, 7), 100)).isEqualTo(forwards);
        assertThat(first(kind.search(MIXED, 8), 100)).isNotEqualTo(forwards);
    }

    @ParameterizedTest
    @EnumSource
    void reachesTenThousandConfigurationsWellWithinASecond(Kind kind) {
        SearchAlgorithm warm = kind.search(MIXED, 1);
        assertThat(warm.configuration(2_000)).isPresent();

        Optional<Configuration> cold =
                assertTimeout(Duration.ofSeconds(1), () -> kind.search(MIXED, 2).configuration(9_999));

        assertThat(cold).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void givesTheOneConfigurationOfAFixedSpace(Kind kind) {
        SearchAlgorithm search = kind.search(space("a", def("value", 1)), 1);

        assertThat(first(search, 1)).hasSize(1);
        assertThat(search.configuration(1)).isEmpty();
    }

    @Test
    void sobolGivesEachOfFourValuesOnceInFourDraws() {
        SearchSpace space = space(
                "x", def("distribution", "uniform", "min", 0, "max", 4),
                "fixed", def("value", 1),
                "y", def("distribution", "uniform", "min", 0, "max", 4));

        List<Configuration> four = first(new Sobol(space, 11), 4);

        assertThat(four)
                .extracting(configuration -> Math.floor(number(configuration, "x")))
                .containsExactlyInAnyOrder(0.0, 1.0, 2.0, 3.0);
        assertThat(four)
                .extracting(configuration -> Math.floor(number(configuration, "y")))
                .containsExactlyInAnyOrder(0.0, 1.0, 2.0, 3.0);
    }

    private static List<Configuration> first(SearchAlgorithm search, int count) {
        return IntStream.range(0, count)
                .mapToObj(search::configuration)
                .flatMap(Optional::stream)
                .toList();
    }
}
