package dev.sweeps.core.search;

import dev.sweeps.core.numeric.HaltonPoints;
import dev.sweeps.core.numeric.SobolPoints;
import dev.sweeps.core.space.Parameter;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Chooses the algorithm of a sweep. */
public final class SearchAlgorithms {
    /** A grid larger than this is a mistake more often than a wish, unless the sweep says how much of it to try. */
    private static final long LARGEST_UNLIMITED_GRID = 10_000;

    /** What {@link #choose} knows. */
    public static final List<String> NAMES = List.of("grid", "random", "sobol", "halton");

    /** The field that names the algorithm, for problems. */
    public static final String PLACE = "search.algorithm";

    private SearchAlgorithms() {}

    /**
     * The algorithm of this name for this space.
     *
     * @param algorithm one of {@link #NAMES}
     * @param seed any number; grid search does not use it
     * @param maxConfigurations how many distinct configurations the sweep may try; empty when not limited
     */
    public static SearchChoice choose(String algorithm, long seed, SearchSpace space, OptionalLong maxConfigurations) {
        return switch (algorithm) {
            case "grid" -> grid(space, maxConfigurations);
            case "random" -> chosen(random(space, seed), "random", "as search.algorithm says");
            case "sobol" -> sobol(seed, space);
            case "halton" -> halton(seed, space);
            default -> throw new IllegalArgumentException("No such algorithm: " + algorithm);
        };
    }

    /** Independent draws. */
    public static SearchAlgorithm random(SearchSpace space, long seed) {
        return new Random(space, seed);
    }

    /** The whole grid, where all of it can be tried. */
    public static Optional<SearchChoice.Chosen> wholeGrid(SearchSpace space, OptionalLong maxConfigurations) {
        return Axes.ofGrid(space).flatMap(axes -> {
            GridSize size = GridSize.of(axes);
            long limit = maxConfigurations.orElse(LARGEST_UNLIMITED_GRID);
            return size.value().compareTo(BigInteger.valueOf(limit)) > 0
                    ? Optional.empty()
                    : Optional.of(new SearchChoice.Chosen(
                            new Grid(axes, size),
                            "grid",
                            "grid: the whole grid of " + size.text() + " is not larger than "
                                    + (maxConfigurations.isPresent() ? "the limit of " : "")
                                    + counted(limit, "configuration", "configurations")));
        });
    }

    private static SearchChoice grid(SearchSpace space, OptionalLong maxConfigurations) {
        Optional<Axes> axes = Axes.ofGrid(space);
        if (axes.isEmpty()) {
            return new SearchChoice.Rejected(space.parameters().stream()
                    .filter(parameter ->
                            parameter.domain().axis(parameter.gridCount()).isEmpty())
                    .map(SearchAlgorithms::endless)
                    .toList());
        }
        GridSize size = GridSize.of(axes.get());
        if (maxConfigurations.isEmpty() && size.value().compareTo(BigInteger.valueOf(LARGEST_UNLIMITED_GRID)) > 0) {
            return rejected("the grid has " + size.text() + " configurations, more than "
                    + counted(LARGEST_UNLIMITED_GRID, "can be tried", "can be tried")
                    + " without a limit; set trials.max to the number to try, or use algorithm: sobol");
        }
        return chosen(new Grid(axes.get(), size), "grid", "as search.algorithm says; the grid has " + size.text());
    }

    private static SearchChoice sobol(long seed, SearchSpace space) {
        return space.dimension() > SobolPoints.MOST_DIMENSIONS
                ? tooManyDimensions("sobol", SobolPoints.MOST_DIMENSIONS, space)
                : chosen(new Sobol(space, seed), "sobol", "as search.algorithm says");
    }

    private static SearchChoice halton(long seed, SearchSpace space) {
        return space.dimension() > HaltonPoints.MOST_DIMENSIONS
                ? tooManyDimensions("halton", HaltonPoints.MOST_DIMENSIONS, space)
                : chosen(new Halton(space, seed), "halton", "as search.algorithm says");
    }

    private static SearchChoice tooManyDimensions(String algorithm, int most, SearchSpace space) {
        return rejected(algorithm + " spreads at most " + most + " parameters, the space has " + space.dimension()
                + "; use algorithm: random");
    }

    private static Problem endless(Parameter parameter) {
        return new Problem(
                "parameters[\"" + parameter.name() + "\"]",
                "has endless values, which a grid cannot try; give count: the number of points, or list values, or use"
                        + " algorithm: sobol");
    }

    private static String counted(long number, String one, String many) {
        return new GridSize(BigInteger.valueOf(number), true).text() + " " + (number == 1 ? one : many);
    }

    private static SearchChoice chosen(SearchAlgorithm algorithm, String name, String reason) {
        return new SearchChoice.Chosen(algorithm, name, name + ": " + reason);
    }

    private static SearchChoice rejected(String message) {
        return new SearchChoice.Rejected(List.of(new Problem(PLACE, message)));
    }
}
