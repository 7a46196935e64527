package dev.sweeps.core.optimizer;

import dev.sweeps.core.space.Choice;
import dev.sweeps.core.space.Constant;
import dev.sweeps.core.space.Continuous;
import dev.sweeps.core.space.Domain;
import dev.sweeps.core.space.IntRange;
import dev.sweeps.core.space.PowersOfTwo;
import dev.sweeps.core.space.Quantized;
import dev.sweeps.core.space.Uniform;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One parameter along one side of the cube.
 *
 * @param levels the values in the order of the coordinate, for a choice; empty for any other domain
 */
record Side(String name, Domain domain, Coordinate coordinate, List<Object> levels) {
    static Side of(String name, Domain domain) {
        return switch (domain) {
            case Choice choice -> ofChoice(name, choice);
            case IntRange range ->
                new Side(name, domain, new Coordinate.Ordered(range.max() - range.min() + 1), List.of());
            case PowersOfTwo powers ->
                new Side(name, domain, new Coordinate.Ordered(powers.highest() - powers.lowest() + 1L), List.of());
            case Quantized quantized ->
                new Side(
                        name,
                        domain,
                        quantized.base() instanceof Uniform
                                ? new Coordinate.Ordered(quantized.cardinality().orElseThrow())
                                : new Coordinate.Real(),
                        List.of());
            case Continuous _ -> new Side(name, domain, new Coordinate.Real(), List.of());
            case Constant _ -> throw new IllegalArgumentException(name + " does not vary");
        };
    }

    private static Side ofChoice(String name, Choice choice) {
        boolean ordered = choice.values().size() > 2 && choice.values().stream().allMatch(Number.class::isInstance);
        return ordered
                ? new Side(name, choice, new Coordinate.Ordered(choice.values().size()), bySize(choice.values()))
                : new Side(
                        name, choice, new Coordinate.Unordered(choice.values().size()), choice.values());
    }

    private static List<Object> bySize(List<Object> numbers) {
        return numbers.stream()
                .sorted(Comparator.comparingDouble(number -> ((Number) number).doubleValue()))
                .toList();
    }

    /** Where a value lies; NaN if it is none of this parameter. */
    double at(Object value) {
        if (!levels.isEmpty()) {
            int level = level(value);
            return level < 0 ? Double.NaN : middle(level, levels.size());
        }
        return value instanceof Number number ? snapped(share(number.doubleValue())) : Double.NaN;
    }

    /** Where a draw lies: only the levels of a choice may differ in probability. */
    double drawn(double share) {
        return domain instanceof Choice choice ? at(choice.quantile(share)) : share;
    }

    /** Numbers are compared as such: the cluster gives 1.0 back as 1. */
    private int level(Object value) {
        for (int level = 0; level < levels.size(); level++) {
            if (isSame(levels.get(level), value)) {
                return level;
            }
        }
        return -1;
    }

    private static boolean isSame(@Nullable Object own, @Nullable Object value) {
        return switch (own) {
            case Number left -> value instanceof Number right && left.doubleValue() == right.doubleValue();
            case List<?> left ->
                value instanceof List<?> right
                        && left.size() == right.size()
                        && IntStream.range(0, left.size()).allMatch(i -> isSame(left.get(i), right.get(i)));
            case Map<?, ?> left ->
                value instanceof Map<?, ?> right
                        && left.keySet().equals(right.keySet())
                        && left.keySet().stream().allMatch(key -> isSame(left.get(key), right.get(key)));
            case null, default -> Objects.equals(own, value);
        };
    }

    private double share(double number) {
        return switch (domain) {
            case IntRange range -> middle(number - range.min(), range.max() - range.min() + 1.0);
            case PowersOfTwo powers ->
                number > 0
                        ? middle(
                                Math.rint(Math.log(number) / Math.log(2)) - powers.lowest(),
                                powers.highest() - powers.lowest() + 1.0)
                        : 0;
            case Quantized quantized ->
                coordinate instanceof Coordinate.Ordered ordered
                        ? middle(
                                Math.rint(number / quantized.step()) - Math.rint(first(quantized) / quantized.step()),
                                (double) ordered.levels())
                        : quantized.base().share(number);
            case Continuous continuous -> continuous.share(number);
            case Choice _, Constant _ -> Double.NaN;
        };
    }

    private static double first(Quantized quantized) {
        return ((Number) quantized.quantile(0)).doubleValue();
    }

    private static double middle(double level, double size) {
        return (Math.clamp(level, 0, size - 1) + 0.5) / size;
    }

    /** The nearest number that stands for a value; the value is then the same. */
    double snapped(double u) {
        double inside = Math.clamp(u, 0, 1);
        return switch (coordinate) {
            case Coordinate.Real() -> domain instanceof Quantized quantized ? rounded(quantized, inside) : inside;
            case Coordinate.Ordered(long size) -> middle(Math.floor(inside * (double) size), (double) size);
            case Coordinate.Unordered(int size) -> middle(Math.floor(inside * size), size);
        };
    }

    private static double rounded(Quantized quantized, double u) {
        return quantized.base().share(((Number) quantized.quantile(u)).doubleValue());
    }

    /** The value at a snapped number. */
    Object value(double u) {
        if (!levels.isEmpty()) {
            return levels.get(Math.min((int) (u * levels.size()), levels.size() - 1));
        }
        if (domain instanceof Quantized quantized && coordinate instanceof Coordinate.Ordered(long size)) {
            return quantized.multiple(Math.min((long) (u * (double) size), size - 1));
        }
        return domain.quantile(u);
    }
}
