package dev.sweeps.core.search;

import dev.sweeps.core.space.Assignment;
import dev.sweeps.core.space.Parameter;
import dev.sweeps.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts the distinct assignments of one component. Only the parameters that others read are walked through; all others multiply the
 * count by their size where they are active.
 */
final class ComponentCount {
    /** Assignments of the read parameters that are looked at before the count is given up. */
    private static final int MOST_STEPS = 20_000;

    private final Axes axes;
    private final SearchSpace space;
    private final List<Integer> read;
    private final List<Integer> leaves;
    private final Assignment assignment;
    private int steps;

    ComponentCount(Axes axes, Component component) {
        this.axes = axes;
        this.space = axes.space();
        Set<String> names = component.positions().stream()
                .flatMap(position -> space.parameters().get(position).reads().stream())
                .collect(Collectors.toSet());
        List<Integer> ordered =
                space.order().stream().filter(component.positions()::contains).toList();
        this.read = ordered.stream()
                .filter(position -> names.contains(parameter(position).name()))
                .toList();
        this.leaves = ordered.stream()
                .filter(position -> !names.contains(parameter(position).name()))
                .toList();
        this.assignment = new Assignment(space);
    }

    GridSize size() {
        BigInteger counted = count(0);
        return steps <= MOST_STEPS ? new GridSize(counted, true) : new GridSize(upperBound(), false);
    }

    private BigInteger count(int depth) {
        if (steps > MOST_STEPS) {
            return BigInteger.ZERO;
        }
        if (depth == read.size()) {
            steps++;
            return leafProduct();
        }
        int position = read.get(depth);
        if (!assignment.activates(position)) {
            return count(depth + 1);
        }
        BigInteger sum = BigInteger.ZERO;
        long size = axes.list().get(position).size();
        for (long digit = 0; digit < size && steps <= MOST_STEPS; digit++) {
            assignment.set(position, axes.list().get(position).point(digit));
            sum = sum.add(count(depth + 1));
        }
        assignment.clear(position);
        return sum;
    }

    private BigInteger leafProduct() {
        BigInteger product = BigInteger.ONE;
        for (int position : leaves) {
            if (assignment.activates(position)) {
                product = product.multiply(sizeAt(position));
            }
        }
        return product;
    }

    /** An inactive parameter is one more possibility beside its values. */
    private BigInteger upperBound() {
        BigInteger product = BigInteger.ONE;
        for (int position : read) {
            product = product.multiply(possibilities(position));
        }
        for (int position : leaves) {
            product = product.multiply(possibilities(position));
        }
        return product;
    }

    private BigInteger possibilities(int position) {
        BigInteger size = sizeAt(position);
        return parameter(position).conditions().isEmpty() ? size : size.add(BigInteger.ONE);
    }

    private BigInteger sizeAt(int position) {
        return BigInteger.valueOf(axes.list().get(position).size());
    }

    private Parameter parameter(int position) {
        return space.parameters().get(position);
    }
}
