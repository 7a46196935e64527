package dev.sweeps.core.search;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SearchAlgorithmsTest {
    private static final Map<String, Object> REAL = def("distribution", "uniform", "min", 0, "max", 1);
    private static final SearchSpace SMALL = space("a", def("min", 1, "max", 6), "b", def("values", List.of(1, 2)));
    private static final SearchSpace ENDLESS = space("lr", REAL, "a", def("min", 1, "max", 6));
    private static final SearchSpace HUGE = space(
            "a",
            def("min", 1, "max", 1_000_000),
            "b",
            def("min", 1, "max", 1_000_000),
            "c",
            def("min", 1, "max", 1_000_000));

    @Test
    void knowsWhenAllOfAGridCanBeTried() {
        assertThat(SearchAlgorithms.wholeGrid(SMALL, OptionalLong.of(12))
                        .orElseThrow()
                        .reason())
                .isEqualTo("grid: the whole grid of 12 is not larger than the limit of 12 configurations");
        assertThat(SearchAlgorithms.wholeGrid(SMALL, OptionalLong.empty())
                        .orElseThrow()
                        .reason())
                .isEqualTo("grid: the whole grid of 12 is not larger than 10,000 configurations");
        assertThat(SearchAlgorithms.wholeGrid(space("lr", def("min", 0.5, "max", 1, "count", 5)), OptionalLong.of(10)))
                .isPresent();
        assertThat(SearchAlgorithms.wholeGrid(SMALL, OptionalLong.of(11))).isEmpty();
        assertThat(SearchAlgorithms.wholeGrid(ENDLESS, OptionalLong.of(50))).isEmpty();
        assertThat(SearchAlgorithms.wholeGrid(HUGE, OptionalLong.empty())).isEmpty();
    }

    @Test
    void givesTheAlgorithmThatIsAskedFor() {
        assertThat(reason("random", SMALL, OptionalLong.of(1))).isEqualTo("random: as search.algorithm says");
        assertThat(reason("sobol", SMALL, OptionalLong.of(1))).isEqualTo("sobol: as search.algorithm says");
        assertThat(reason("grid", HUGE, OptionalLong.of(50)))
                .isEqualTo("grid: as search.algorithm says; the grid has 1,000,000,000,000,000,000");
        assertThat(reason("halton", HUGE, OptionalLong.empty())).isEqualTo("halton: as search.algorithm says");
        assertThat(chosen("random", SMALL, OptionalLong.of(1)).algorithm()).isInstanceOf(Random.class);
    }

    @Test
    void aGridNeedsACountForEndlessParameters() {
        assertThat(problems("grid", ENDLESS, OptionalLong.of(50)))
                .containsExactly(new Problem(
                        "parameters[\"lr\"]",
                        "has endless values, which a grid cannot try; give count: the number of points, or list values, or"
                                + " use algorithm: sobol"));
    }

    @Test
    void aHugeGridNeedsALimit() {
        assertThat(problems("grid", HUGE, OptionalLong.empty()))
                .containsExactly(new Problem(
                        "search.algorithm",
                        "the grid has 1,000,000,000,000,000,000 configurations, more than 10,000 can be tried without a limit;"
                                + " set trials.max to the number to try, or use algorithm: sobol"));
    }

    @Test
    void everyTrialHasItsOwnSeedOf31Bits() {
        List<Long> seeds = java.util.stream.LongStream.range(0, 10_000)
                .mapToObj(ordinal -> TrialSeed.of(7, ordinal))
                .toList();

        assertThat(seeds).allSatisfy(seed -> assertThat(seed).isBetween(0L, (1L << 31) - 1));
        assertThat(seeds.stream().distinct().count()).isGreaterThan(9_990);
        assertThat(TrialSeed.of(7, 0)).isEqualTo(TrialSeed.of(7, 0)).isNotEqualTo(TrialSeed.of(8, 0));
    }

    private static String reason(String algorithm, SearchSpace space, OptionalLong max) {
        return chosen(algorithm, space, max).reason();
    }

    private static SearchChoice.Chosen chosen(String algorithm, SearchSpace space, OptionalLong max) {
        return switch (SearchAlgorithms.choose(algorithm, 7, space, max)) {
            case SearchChoice.Chosen chosen -> chosen;
            case SearchChoice.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static List<Problem> problems(String algorithm, SearchSpace space, OptionalLong max) {
        return switch (SearchAlgorithms.choose(algorithm, 7, space, max)) {
            case SearchChoice.Chosen chosen -> throw new AssertionError(chosen.reason());
            case SearchChoice.Rejected rejected -> rejected.problems();
        };
    }
}
