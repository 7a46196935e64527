package dev.sweeps.core.search;

import dev.sweeps.core.space.Parameter;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import dev.sweeps.core.value.Spelling;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Chooses the algorithm of a sweep. */
public final class SearchAlgorithms {
    /** A grid larger than this is a mistake more often than a wish, unless the sweep says how much of it to try. */
    private static final long LARGEST_UNLIMITED_GRID = 10_000;

    private static final List<String> NAMES = List.of("auto", "grid", "random", "sobol");
    private static final String PLACE = "search.algorithm";

    private SearchAlgorithms() {}

    /**
     * The algorithm for this space. {@code auto} is a grid where the whole grid can be tried, else Sobol points, and random draws
     * beyond {@value SobolPoints#MOST_DIMENSIONS} dimensions.
     *
     * @param algorithm {@code auto}, {@code grid}, {@code random} or {@code sobol}
     * @param seed any number; grid search does not use it
     * @param maxConfigurations how many distinct configurations the sweep may try; empty when not limited
     */
    public static SearchChoice choose(String algorithm, long seed, SearchSpace space, OptionalLong maxConfigurations) {
        return switch (algorithm) {
            case "auto" -> automatic(seed, space, maxConfigurations);
            case "grid" -> grid(space, maxConfigurations);
            case "random" -> chosen(new Random(space, seed), "random", "as search.algorithm says");
            case "sobol" -> sobol(seed, space);
            default ->
                rejected("algorithm " + algorithm + " is unknown" + Spelling.hint(algorithm, NAMES) + "; known are "
                        + String.join(", ", NAMES));
        };
    }

    private static SearchChoice automatic(long seed, SearchSpace space, OptionalLong maxConfigurations) {
        Optional<Axes> axes = Axes.ofGrid(space);
        String reason = "the space has " + counted(space.dimension(), "dimension") + " and endless values";
        if (axes.isPresent()) {
            GridSize size = GridSize.of(axes.get());
            long limit = maxConfigurations.orElse(LARGEST_UNLIMITED_GRID);
            String limitText = (maxConfigurations.isPresent() ? "the limit of " : "") + counted(limit, "configuration");
            if (size.value().compareTo(BigInteger.valueOf(limit)) <= 0) {
                return chosen(
                        new Grid(axes.get(), size),
                        "grid",
                        "the whole grid of " + size.text() + " is not larger than " + limitText);
            }
            reason = "the grid of " + size.text() + " is larger than " + limitText;
        }
        return space.dimension() <= SobolPoints.MOST_DIMENSIONS
                ? chosen(new Sobol(space, seed), "sobol", reason)
                : chosen(new Random(space, seed), "random", reason + ", too many dimensions for sobol");
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
        if (space.dimension() > SobolPoints.MOST_DIMENSIONS) {
            return rejected("sobol spreads at most " + SobolPoints.MOST_DIMENSIONS + " parameters, the space has "
                    + space.dimension() + "; use algorithm: random");
        }
        return chosen(new Sobol(space, seed), "sobol", "as search.algorithm says");
    }

    private static Problem endless(Parameter parameter) {
        return new Problem(
                "parameters[\"" + parameter.name() + "\"]",
                "has endless values, which a grid cannot try; give count: the number of points, or list values, or use"
                        + " algorithm: sobol");
    }

    private static String counted(long number, String noun) {
        return counted(number, noun, noun + "s");
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
