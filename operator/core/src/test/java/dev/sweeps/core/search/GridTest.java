package dev.sweeps.core.search;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Map<String, Object> FLAG = def("values", List.of(false, true));
    private static final Map<String, Object> HUGE = def("min", 0, "max", 999_999);

    @Test
    void goesThroughAllCombinationsWithTheLastParameterFastest() {
        Grid grid = grid(space("a", def("values", List.of("x", "y")), "b", def("min", 1, "max", 3)));

        assertThat(all(grid))
                .extracting(configuration -> configuration.values().values().toString())
                .containsExactly("[x, 1]", "[x, 2]", "[x, 3]", "[y, 1]", "[y, 2]", "[y, 3]");
        assertThat(grid.size()).contains(BigInteger.valueOf(6));
        assertThat(grid.configuration(6)).isEmpty();
        assertThat(grid.configuration(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void givesEachConfigurationOnceWhenParametersAreInactive() {
        Grid grid = grid(space(
                "hidden", def("values", List.of(64, 128, 256), "when", "lstm"),
                "lstm", FLAG,
                "layers", def("values", List.of(1, 2), "when", "hidden > 100"),
                "seed", def("value", 7)));

        assertThat(all(grid))
                .extracting(configuration -> configuration.values().toString())
                .containsExactly(
                        "{lstm=false, seed=7}",
                        "{hidden=64, lstm=true, seed=7}",
                        "{hidden=128, lstm=true, layers=1, seed=7}",
                        "{hidden=128, lstm=true, layers=2, seed=7}",
                        "{hidden=256, lstm=true, layers=1, seed=7}",
                        "{hidden=256, lstm=true, layers=2, seed=7}");
        assertThat(grid.size()).contains(BigInteger.valueOf(6));
    }

    @Test
    void reachesTheFarEndOfAHugeGridAtOnce() {
        Grid grid = grid(space("a", HUGE, "b", HUGE, "c", HUGE));

        Optional<Configuration> last = grid.configuration(999_999_999_999_999_999L);

        assertThat(last.orElseThrow().values()).isEqualTo(Map.of("a", 999_999L, "b", 999_999L, "c", 999_999L));
        assertThat(grid.size()).contains(BigInteger.TEN.pow(18));
        assertThat(grid.configuration(1_000_000_000_000_000_000L)).isEmpty();
    }

    @Test
    void walksAHugeConditionalGridWithoutLayingItOut() {
        Grid grid = grid(space(
                "lstm", FLAG,
                "a", def("min", 0, "max", 999_999, "when", "lstm"),
                "b", def("min", 0, "max", 999_999, "when", "lstm"),
                "c", def("min", 0, "max", 999_999, "when", "lstm")));

        assertThat(grid.configuration(0).orElseThrow().values()).isEqualTo(Map.of("lstm", false));
        assertThat(grid.configuration(9_999).orElseThrow().values())
                .isEqualTo(Map.of("lstm", true, "a", 0L, "b", 0L, "c", 9_998L));
        assertThat(grid.size()).contains(BigInteger.TEN.pow(18).add(BigInteger.ONE));
    }

    @Test
    void countsIndependentConditionsWithoutWalkingThroughAll() {
        List<Object> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.addAll(List.of("use" + i, FLAG, "p" + i, def("values", List.of(1, 2, 3), "when", "use" + i)));
        }

        Grid grid = grid(space(many.toArray()));

        assertThat(grid.size()).contains(BigInteger.valueOf(4).pow(40));
    }

    @Test
    void saysThatItCannotCountEntangledConditions() {
        SearchSpace space = space("a", HUGE, "b", HUGE, "c", def("values", List.of(1, 2), "when", "a < b"));

        GridSize size = GridSize.of(Axes.ofGrid(space).orElseThrow());

        assertThat(size.text()).isEqualTo("at most 3,000,000,000,000");
        assertThat(new Grid(Axes.ofGrid(space).orElseThrow(), size).size()).isEmpty();
    }

    @Test
    void thinsParametersWithACountOut() {
        Grid grid = grid(space(
                "lr", def("distribution", "log_uniform_values", "min", 0.01, "max", 1, "count", 3),
                "n", def("min", 0, "max", 100, "count", 2)));

        assertThat(all(grid))
                .extracting(configuration -> configuration.values().values().toString())
                .hasSize(6)
                .startsWith("[0.01, 0]", "[0.01, 100]")
                .endsWith("[1.0, 0]", "[1.0, 100]");
    }

    @Test
    void aSpaceWithoutParametersHasOneConfiguration() {
        Grid grid = grid(space());

        assertThat(all(grid)).containsExactly(new Configuration(Map.of()));
    }

    @Test
    void givesTheSameConfigurationInWhateverOrderItIsAsked() {
        SearchSpace space = space("lstm", FLAG, "a", def("min", 0, "max", 20, "when", "lstm"), "b", FLAG);
        List<Configuration> forwards = all(grid(space));
        Grid asked = grid(space);

        for (int ordinal = forwards.size() - 1; ordinal >= 0; ordinal -= 3) {
            assertThat(asked.configuration(ordinal)).contains(forwards.get(ordinal));
        }
    }

    private static Grid grid(SearchSpace space) {
        Axes axes = Axes.ofGrid(space).orElseThrow();
        return new Grid(axes, GridSize.of(axes));
    }

    private static List<Configuration> all(SearchAlgorithm algorithm) {
        List<Configuration> all = new ArrayList<>();
        for (long ordinal = 0; algorithm.configuration(ordinal).isPresent(); ordinal++) {
            all.add(algorithm.configuration(ordinal).orElseThrow());
        }
        return all;
    }
}
