package dev.sweeps.core.search;

import dev.sweeps.core.space.Assignment;
import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every combination once, in declared order with the last parameter fastest; a parameter with a condition comes after those that it
 * reads. Combinations that differ in inactive parameters only are one configuration. Nothing is laid out in memory: without
 * conditions a configuration is computed from its number, with conditions by walking on from the last one.
 */
public final class Grid implements SearchAlgorithm {
    private final Axes axes;
    private final GridSize size;
    private @Nullable GridWalk walk;
    private long walked;

    Grid(Axes axes, GridSize size) {
        this.axes = axes;
        this.size = size;
    }

    @Override
    public Optional<Configuration> configuration(long ordinal) {
        if (ordinal < 0) {
            throw new IllegalArgumentException("The ordinal is negative: " + ordinal);
        }
        if (BigInteger.valueOf(ordinal).compareTo(size.value()) >= 0) {
            return Optional.empty();
        }
        return axes.space().isConditional() ? walkedTo(ordinal) : Optional.of(computed(ordinal));
    }

    @Override
    public Optional<BigInteger> size() {
        return size.isExact() ? Optional.of(size.value()) : Optional.empty();
    }

    /** The digits of the number in the mixed radix of the axes. */
    private Configuration computed(long ordinal) {
        SearchSpace space = axes.space();
        Assignment assignment = new Assignment(space);
        long rest = ordinal;
        for (int position = space.parameters().size() - 1; position >= 0; position--) {
            long radix = axes.list().get(position).size();
            assignment.set(position, axes.list().get(position).point(rest % radix));
            rest /= radix;
        }
        return assignment.configuration();
    }

    private synchronized Optional<Configuration> walkedTo(long ordinal) {
        GridWalk here = walk;
        if (here == null || ordinal < walked) {
            here = new GridWalk(axes);
            walk = here;
            walked = 0;
        }
        while (walked < ordinal && !here.isAtEnd()) {
            here.advance();
            walked++;
        }
        return here.isAtEnd() ? Optional.empty() : Optional.of(here.configuration());
    }
}
