package dev.sweeps.core.search;

import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SearchPropertyTest {
    @Property(tries = 200)
    void everySearchOfAFiniteSpaceGivesTheSameConfigurations(@ForAll("finite") SearchSpace space, @ForAll long seed) {
        List<Configuration> grid = all("grid", seed, space);
        List<Configuration> random = all("random", seed, space);
        List<Configuration> sobol = all("sobol", seed, space);
        List<Configuration> halton = all("halton", seed, space);

        assertThat(new HashSet<>(grid)).hasSize(grid.size());
        assertThat(random).hasSameSizeAs(grid);
        assertThat(new HashSet<>(random)).isEqualTo(new HashSet<>(grid));
        assertThat(sobol).hasSameSizeAs(grid);
        assertThat(new HashSet<>(sobol)).isEqualTo(new HashSet<>(grid));
        assertThat(halton).hasSameSizeAs(grid);
        assertThat(new HashSet<>(halton)).isEqualTo(new HashSet<>(grid));
        assertThat(search("grid", seed, space).size()).contains(BigInteger.valueOf(grid.size()));
    }

    @Property(tries = 100)
    void theOrderOfCallsDoesNotMatter(
            @ForAll("finite") SearchSpace space,
            @ForAll("algorithms") String algorithm,
            @ForAll long seed,
            @ForAll java.util.Random shuffle) {
        List<Configuration> forwards = all(algorithm, seed, space);
        SearchAlgorithm asked = search(algorithm, seed, space);
        List<Integer> ordinals = new ArrayList<>();
        for (int ordinal = 0; ordinal <= forwards.size(); ordinal++) {
            ordinals.add(ordinal);
        }
        Collections.shuffle(ordinals, shuffle);

        for (int ordinal : ordinals) {
            assertThat(asked.configuration(ordinal).isPresent()).isEqualTo(ordinal < forwards.size());
            asked.configuration(ordinal).ifPresent(found -> assertThat(found).isEqualTo(forwards.get(ordinal)));
        }
    }

    private static List<Configuration> all(String algorithm, long seed, SearchSpace space) {
        SearchAlgorithm search = search(algorithm, seed, space);
        List<Configuration> all = new ArrayList<>();
        for (long ordinal = 0; search.configuration(ordinal).isPresent(); ordinal++) {
            all.add(search.configuration(ordinal).orElseThrow());
        }
        return all;
    }

    private static SearchAlgorithm search(String algorithm, long seed, SearchSpace space) {
        return switch (SearchAlgorithms.choose(algorithm, seed, space, OptionalLong.empty())) {
            case SearchChoice.Chosen chosen -> chosen.algorithm();
            case SearchChoice.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    @Provide
    Arbitrary<String> algorithms() {
        return Arbitraries.of("grid", "random", "sobol", "halton");
    }

    /** Up to five parameters, each of which may depend on the one before or the one after. */
    @Provide
    Arbitrary<SearchSpace> finite() {
        return Arbitraries.integers().between(0, 5).list().ofMaxSize(5).map(SearchPropertyTest::spaceOf);
    }

    private static SearchSpace spaceOf(List<Integer> kinds) {
        List<Object> parameters = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            String before = "p" + Math.max(0, i - 1);
            parameters.add("p" + i);
            parameters.add(
                    switch (i == 0 && kinds.get(i) > 3 ? 0 : kinds.get(i)) {
                        case 0 -> def("min", 0, "max", 2);
                        case 1 -> def("values", List.of(1, 2, 3), "probabilities", List.of(1e-9, 1, 0));
                        case 2 -> def("distribution", "q_uniform", "min", 0, "max", 4, "q", 2);
                        case 3 -> def("value", 1);
                        case 4 -> def("values", List.of(0, 1), "when", before + " > 0");
                        default ->
                            def("min", 1, "max", 3, "when", "!has(parameters." + before + ") || " + before + " == 1");
                    });
        }
        return space(parameters.toArray());
    }
}
