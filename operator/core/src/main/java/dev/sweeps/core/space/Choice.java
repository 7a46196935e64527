package dev.sweeps.core.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A list of values. A value that is given twice counts once with both probabilities; a value of probability 0 is never tried, not
 * by a grid either.
 *
 * @param values distinct values in the user's order
 * @param cumulative for each value the probability of it and all before it; the last one is 1
 */
public record Choice(List<Object> values, List<Double> cumulative) implements Domain {
    public Choice {
        values = List.copyOf(values);
        cumulative = List.copyOf(cumulative);
        if (values.isEmpty() || values.size() != cumulative.size() || cumulative.getLast() != 1.0) {
            throw new IllegalArgumentException("A choice needs values and as many probabilities");
        }
    }

    /** Equally likely values. */
    public static Choice of(List<Object> values) {
        return weighted(values, Collections.nCopies(values.size(), 1.0));
    }

    /** Values with weights, which need not add up to 1. */
    public static Choice weighted(List<Object> values, List<Double> weights) {
        Map<Object, Double> weightOf = new LinkedHashMap<>();
        double heaviest = Collections.max(weights);
        for (int i = 0; i < values.size(); i++) {
            if (weights.get(i) > 0) {
                weightOf.merge(values.get(i), weights.get(i) / heaviest, Double::sum);
            }
        }
        double total =
                weightOf.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Double> cumulative = new ArrayList<>();
        double sum = 0;
        for (double weight : weightOf.values()) {
            sum += weight;
            cumulative.add(Math.min(1, sum / total));
        }
        cumulative.set(cumulative.size() - 1, 1.0);
        return new Choice(List.copyOf(weightOf.keySet()), cumulative);
    }

    @Override
    public Object quantile(double u) {
        int found = Collections.binarySearch(cumulative, u);
        int index = found >= 0 ? found + 1 : -found - 1;
        return values.get(Math.min(index, values.size() - 1));
    }

    @Override
    public OptionalLong cardinality() {
        return OptionalLong.of(values.size());
    }

    /** All values, whatever the count: a choice has no order to be thinned out along. */
    @Override
    public Optional<Axis> axis(OptionalInt count) {
        return Optional.of(Axis.of(values));
    }
}
