package dev.sweeps.core.objective;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a sweep is after.
 *
 * <p>Several objectives with weights are one: their weighted sum. Its direction is the goal of the first one; a metric with the other
 * goal is subtracted. Nothing is normalised, because a trial's sum must not change with the trials after it: a weight says what one
 * unit of its metric is worth. Several without weights are a trade-off: trials are ranked by Pareto dominance, and the first objective
 * stands for the trial where one number is wanted.
 *
 * @param each at least one; with several all have a weight or none has
 * @param constraints that a trial must keep to count as feasible
 */
public record Objectives(List<Objective> each, List<Constraint> constraints) {
    public Objectives {
        each = List.copyOf(each);
        constraints = List.copyOf(constraints);
        long weights =
                each.stream().filter(objective -> objective.weight() != null).count();
        if (each.isEmpty() || (weights > 0 && weights < each.size())) {
            throw new IllegalArgumentException("no objectives, or only some with a weight: " + each);
        }
    }

    /** A single objective without a target. */
    public static Objectives of(String metric, Goal goal) {
        return new Objectives(List.of(new Objective(metric, goal, null, null)), List.of());
    }

    /** Whether trials have one metric as their objective. */
    public boolean isSingle() {
        return each.size() == 1;
    }

    /** Whether trials are ranked by Pareto dominance. */
    public boolean isPareto() {
        return !isSingle() && each.getFirst().weight() == null;
    }

    /** The direction of the number that stands for a trial. */
    public Goal goal() {
        return each.getFirst().goal();
    }

    /** All metrics that a trial must report, each once. */
    public List<String> metrics() {
        return Stream.concat(
                        each.stream().map(Objective::metric),
                        constraints.stream().map(Constraint::metric))
                .distinct()
                .toList();
    }

    /**
     * The number that stands for a trial: its objective, the weighted sum, or the first of several objectives.
     *
     * @param metrics with all that {@link #metrics()} names
     * @return not finite when the sum is too large
     */
    public double value(Map<String, Double> metrics) {
        if (isSingle() || isPareto()) {
            return number(each.getFirst().metric(), metrics);
        }
        double sum = 0;
        for (Objective objective : each) {
            Double weight = objective.weight();
            double part = (weight == null ? 1 : weight) * number(objective.metric(), metrics);
            sum += objective.goal() == goal() ? part : -part;
        }
        return sum + 0.0;
    }

    /** Whether a trial has all numbers by which it can be compared. */
    public boolean isRanked(TrialRecord trial) {
        return trial.isRanked()
                && ((isSingle() && constraints.isEmpty())
                        || metrics().stream().allMatch(metric -> Double.isFinite(number(metric, trial.metrics()))));
    }

    /** One number for each thing that is improved on its own, smaller is better: several for a trade-off, else one. */
    public List<Double> losses(TrialRecord trial) {
        if (isPareto()) {
            return each.stream()
                    .map(objective -> objective.loss(number(objective.metric(), trial.metrics())))
                    .toList();
        }
        Double value = trial.objective();
        return List.of(each.getFirst().loss(value == null ? Double.NaN : value));
    }

    /** What a value of the first objective is to a search; curves are of that metric. */
    public double loss(double value) {
        return each.getFirst().loss(value);
    }

    /** What a trial measured of the first objective; NaN when nothing. */
    public double first(TrialRecord trial) {
        return value(each.getFirst(), trial);
    }

    /** For each constraint how far it is missed, as a share of its limit; at most 0 where it is kept. */
    public List<Double> violations(TrialRecord trial) {
        return constraints.stream()
                .map(constraint -> constraint.violation(number(constraint.metric(), trial.metrics())))
                .toList();
    }

    /** How far all constraints together are missed; 0 for a trial that keeps them. */
    public double totalViolation(TrialRecord trial) {
        double total = 0;
        for (Constraint constraint : constraints) {
            double violation = constraint.violation(number(constraint.metric(), trial.metrics()));
            total += Double.isNaN(violation) ? Double.POSITIVE_INFINITY : Math.max(0, violation);
        }
        return total;
    }

    /** Whether a trial keeps all constraints. */
    public boolean isFeasible(TrialRecord trial) {
        return totalViolation(trial) == 0;
    }

    /** Whether any objective has a value that is good enough. */
    public boolean hasTarget() {
        return each.stream().anyMatch(objective -> objective.target() != null);
    }

    /** Whether a trial keeps all constraints and is good enough in every objective that has a target. */
    public boolean isReachedBy(TrialRecord trial) {
        return hasTarget()
                && isRanked(trial)
                && isFeasible(trial)
                && each.stream().allMatch(objective -> objective.isReachedBy(value(objective, trial)));
    }

    /** What a trial measured of one objective. */
    double value(Objective objective, TrialRecord trial) {
        Double single = trial.objective();
        return isSingle() ? (single == null ? Double.NaN : single) : number(objective.metric(), trial.metrics());
    }

    private static double number(String metric, Map<String, Double> metrics) {
        Double value = metrics.get(metric);
        return value == null ? Double.NaN : value;
    }
}
