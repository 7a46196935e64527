package dev.sweeps.core.objective;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The ranking by its definition, in the plainest form: every trial is compared with every other one. */
record BruteForceRanking(Objectives objectives) {
    List<TrialRecord> top(List<TrialRecord> trials, int count) {
        var feasible = new ArrayList<TrialRecord>();
        var others = new ArrayList<TrialRecord>();
        for (var trial : trials) {
            if (isRanked(trial)) {
                (violation(trial) > 0 ? others : feasible).add(trial);
            }
        }
        var order = new ArrayList<>(objectives.isPareto() ? byFronts(feasible) : byObjective(feasible));
        order.addAll(byObjective(others));
        return order.subList(0, Math.min(count, order.size()));
    }

    private boolean isRanked(TrialRecord trial) {
        boolean one = objectives.each().size() == 1 && objectives.constraints().isEmpty();
        return trial.state() == TrialState.SUCCEEDED
                && Double.isFinite(Objects.requireNonNull(trial.objective()))
                && (one || objectives.metrics().stream().allMatch(metric -> isFinite(trial, metric)));
    }

    private static boolean isFinite(TrialRecord trial, String metric) {
        return Double.isFinite(Objects.requireNonNull(trial.metrics().get(metric)));
    }

    private double violation(TrialRecord trial) {
        double total = 0;
        for (double violation : objectives.violations(trial)) {
            total += Math.max(0, violation);
        }
        return total;
    }

    private List<TrialRecord> byObjective(List<TrialRecord> trials) {
        Comparator<TrialRecord> better = (left, right) -> objectives
                .goal()
                .compare(Objects.requireNonNull(left.objective()), Objects.requireNonNull(right.objective()));
        return trials.stream()
                .sorted(Comparator.comparingDouble(this::violation)
                        .thenComparing(better)
                        .thenComparing(trial -> Objects.requireNonNull(trial.finishedAt()))
                        .thenComparing(TrialRecord::index))
                .toList();
    }

    private List<TrialRecord> byFronts(List<TrialRecord> trials) {
        var rest = new ArrayList<>(trials);
        var order = new ArrayList<TrialRecord>();
        while (!rest.isEmpty()) {
            var front = rest.stream()
                    .filter(trial -> rest.stream().noneMatch(other -> dominates(objectives, other, trial)))
                    .sorted(byLosses())
                    .toList();
            var room = room(front);
            front.stream()
                    .sorted(Comparator.comparingDouble(trial -> -Objects.requireNonNull(room.get(trial))))
                    .forEach(order::add);
            rest.removeAll(front);
        }
        return order;
    }

    private Comparator<TrialRecord> byLosses() {
        Comparator<TrialRecord> order = Comparator.comparing(ignored -> 0);
        for (int k = 0; k < objectives.each().size(); k++) {
            int loss = k;
            order = order.thenComparingDouble(trial -> objectives.losses(trial).get(loss) + 0.0);
        }
        return order.thenComparing(trial -> Objects.requireNonNull(trial.finishedAt()))
                .thenComparing(TrialRecord::index);
    }

    /** For each trial of a front the distance between its two neighbours, summed over the objectives as shares of their ranges. */
    private Map<TrialRecord, Double> room(List<TrialRecord> front) {
        var room = new HashMap<TrialRecord, Double>();
        for (int k = 0; k < objectives.each().size(); k++) {
            int loss = k;
            var sorted = front.stream()
                    .sorted(Comparator.comparingDouble(
                            trial -> objectives.losses(trial).get(loss) + 0.0))
                    .toList();
            double range = half(sorted.getLast(), k) - half(sorted.getFirst(), k);
            for (int i = 0; i < sorted.size(); i++) {
                boolean isEnd = i == 0 || i == sorted.size() - 1;
                double distance = isEnd
                        ? Double.POSITIVE_INFINITY
                        : range > 0 ? (half(sorted.get(i + 1), k) - half(sorted.get(i - 1), k)) / range : 0;
                room.merge(sorted.get(i), distance, Double::sum);
            }
        }
        return room;
    }

    private double half(TrialRecord trial, int loss) {
        return objectives.losses(trial).get(loss) / 2;
    }

    static boolean dominates(Objectives objectives, TrialRecord one, TrialRecord other) {
        var left = objectives.losses(one);
        var right = objectives.losses(other);
        var better = false;
        for (int k = 0; k < left.size(); k++) {
            if (left.get(k) > right.get(k)) {
                return false;
            }
            better |= left.get(k) < right.get(k);
        }
        return better;
    }
}
