package dev.sweeps.app.documents;

import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which trials were better than all that finished before them: the rounds in which a sweep got on.
 *
 * <p>A trial that keeps the constraints is better than one that does not; of those that miss them the nearest is best. Of objectives that
 * are traded off a trial is an improvement when none before it was at least as good in every one: it joined the Pareto front.
 */
final class Improvements {
    private final Objectives objectives;
    private final List<TrialRecord> found = new ArrayList<>();
    /** Losses of the trials that no other one has beaten, of trials that keep the constraints. */
    private final List<List<Double>> front = new ArrayList<>();

    private @Nullable TrialRecord best;

    private Improvements(Objectives objectives) {
        this.objectives = objectives;
    }

    /** The improvements in the order of finishing; ties go to the earlier one. */
    static List<TrialRecord> of(List<TrialRecord> trials, Objectives objectives) {
        var improvements = new Improvements(objectives);
        trials.stream()
                .filter(objectives::isRanked)
                .sorted(FinishingOrder.EARLIEST_FIRST)
                .forEach(improvements::see);
        return List.copyOf(improvements.found);
    }

    private void see(TrialRecord trial) {
        var isBetter = (objectives.isPareto() && objectives.isFeasible(trial)) ? joinsFront(trial) : isBest(trial);
        if (isBetter) {
            found.add(trial);
        }
    }

    private boolean isBest(TrialRecord trial) {
        // Once the front has a trial, one that misses a constraint is no news.
        var isBest = front.isEmpty() && (best == null || compare(trial, best) < 0);
        if (isBest) {
            best = trial;
        }
        return isBest;
    }

    private int compare(TrialRecord left, TrialRecord right) {
        var byViolation = Double.compare(objectives.totalViolation(left), objectives.totalViolation(right));
        return byViolation != 0 ? byViolation : objectives.goal().compare(objective(left), objective(right));
    }

    private boolean joinsFront(TrialRecord trial) {
        var losses = objectives.losses(trial);
        if (front.stream().anyMatch(other -> isAsGood(other, losses))) {
            return false;
        }
        front.removeIf(other -> isAsGood(losses, other));
        front.add(losses);
        return true;
    }

    /** Whether {@code left} is at least as good as {@code right} in everything. */
    private static boolean isAsGood(List<Double> left, List<Double> right) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) > right.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static double objective(TrialRecord trial) {
        return Objects.requireNonNull(trial.objective(), "only ranked trials are compared");
    }
}
