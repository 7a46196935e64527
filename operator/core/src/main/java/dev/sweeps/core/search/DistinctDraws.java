package dev.sweeps.core.search;

import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the distinct configurations among endless draws.
 *
 * <p>In a finite space the draws come to nothing but repetitions in the end, and a value of tiny probability may never come: after
 * {@value #PATIENCE} repetitions in a row the configurations that are left are taken in the order of a grid, so that the end is
 * exact. In an endless space {@value #ENDLESS_PATIENCE} repetitions in a row count as the end: its distribution is then as narrow as
 * a point.
 */
final class DistinctDraws {
    private static final int PATIENCE = 200;
    private static final int ENDLESS_PATIENCE = 10_000;

    private final LongFunction<Configuration> draw;
    private final Optional<Axes> finite;
    private final Optional<BigInteger> size;
    private final List<Configuration> given = new ArrayList<>();
    private final Set<Configuration> seen = new HashSet<>();
    private long draws;
    private boolean drawsAreOver;
    private @Nullable GridWalk rest;

    DistinctDraws(SearchSpace space, LongFunction<Configuration> draw) {
        this.draw = draw;
        this.finite = Axes.ofAllValues(space);
        this.size = finite.map(GridSize::of).filter(GridSize::isExact).map(GridSize::value);
    }

    /** How many there are; counted once, because with conditions that takes long. Empty when endless or not exactly known. */
    Optional<BigInteger> size() {
        return size;
    }

    synchronized Optional<Configuration> get(long ordinal) {
        if (ordinal < 0) {
            throw new IllegalArgumentException("The ordinal is negative: " + ordinal);
        }
        while (given.size() <= ordinal) {
            Optional<Configuration> next = next();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            given.add(next.get());
        }
        return Optional.of(given.get((int) ordinal));
    }

    private Optional<Configuration> next() {
        int patience = finite.isPresent() ? PATIENCE : ENDLESS_PATIENCE;
        for (int repetitions = 0; !drawsAreOver && repetitions < patience; repetitions++) {
            Configuration drawn = draw.apply(draws++);
            if (seen.add(drawn)) {
                return Optional.of(drawn);
            }
        }
        drawsAreOver = true;
        return finite.flatMap(this::left);
    }

    private Optional<Configuration> left(Axes axes) {
        GridWalk walk = rest;
        if (walk == null) {
            walk = new GridWalk(axes);
            rest = walk;
        }
        while (!walk.isAtEnd()) {
            Configuration configuration = walk.configuration();
            walk.advance();
            if (seen.add(configuration)) {
                return Optional.of(configuration);
            }
        }
        return Optional.empty();
    }
}
