package dev.sweeps.core.learning;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.ObjectiveText;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.BestFirst;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a search takes from an earlier sweep. */
public final class EarlierSweeps {
    /** Half of what is kept are the best trials, for where the optimum is; the others say where it is not. */
    private static final int BEST_SHARE = 2;

    private EarlierSweeps() {}

    /**
     * The trials of a sweep that mean something to this search.
     *
     * @param theirs what that sweep is after
     * @param trials of that sweep, in any order; those that still run are left out
     * @param most that are kept
     */
    public static EarlierSweep of(
            String name,
            WarmStartMode mode,
            Objectives theirs,
            List<TrialRecord> trials,
            UnitCube cube,
            Objectives ours,
            int most) {
        if (!aims(theirs).equals(aims(ours))) {
            return EarlierSweep.refused(name, mode, "it is after " + text(theirs) + ", this sweep after " + text(ours));
        }
        List<EarlierTrial> within = trials.stream()
                .sorted(Comparator.comparingLong(TrialRecord::index))
                .filter(trial -> !trial.isLive())
                .flatMap(trial -> EarlierPoints.of(cube, trial.parameters(), mode)
                        .flatMap(at -> Trials.observed(at, trial, ours))
                        .map(seen -> new EarlierTrial(trial.parameters(), seen))
                        .stream())
                .toList();
        boolean anyLoss = within.stream().anyMatch(trial -> trial.observation().kind() == Observation.Kind.COMPLETED);
        return anyLoss
                ? new EarlierSweep(name, mode, most(within, most), null)
                : EarlierSweep.refused(name, mode, whyNone(trials, cube));
    }

    private static String whyNone(List<TrialRecord> trials, UnitCube cube) {
        if (trials.stream().noneMatch(TrialRecord::isRanked)) {
            return "none of its trials has succeeded yet";
        }
        return trials.stream().noneMatch(trial -> EarlierPoints.haveAnythingOf(cube, trial.parameters()))
                ? "it varies none of the parameters of this sweep"
                : "none of its trials that succeeded lies within the bounds of this sweep and has all its metrics";
    }

    /** Metric, goal and weight; a target says only when to stop. */
    private static List<Objective> aims(Objectives objectives) {
        return objectives.each().stream()
                .map(each -> new Objective(each.metric(), each.goal(), each.weight(), null))
                .toList();
    }

    private static String text(Objectives objectives) {
        return objectives.isSingle() || objectives.isPareto()
                ? objectives.each().stream()
                        .map(each -> each.goal().name().toLowerCase(Locale.ROOT) + " " + each.metric())
                        .collect(Collectors.joining(" and "))
                : objectives.goal().name().toLowerCase(Locale.ROOT) + " " + ObjectiveText.title(objectives);
    }

    /** The best ones, and of the others some that are evenly spaced in time; all in the order of their numbers. */
    private static List<EarlierTrial> most(List<EarlierTrial> trials, int most) {
        if (trials.size() <= most) {
            return trials;
        }
        List<Integer> usable = IntStream.range(0, trials.size())
                .filter(i -> trials.get(i).observation().kind() != Observation.Kind.FAILED)
                .boxed()
                .toList();
        boolean[] kept = new boolean[trials.size()];
        BestFirst.order(usable.stream().map(i -> trials.get(i).observation()).toList()).stream()
                .limit(Math.ceilDiv(most, BEST_SHARE))
                .forEach(i -> kept[usable.get(i)] = true);
        List<Integer> others = new ArrayList<>(
                IntStream.range(0, trials.size()).filter(i -> !kept[i]).boxed().toList());
        long free = most - (trials.size() - (long) others.size());
        for (long k = 0; k < free; k++) {
            kept[others.get((int) (k * others.size() / free))] = true;
        }
        return IntStream.range(0, trials.size())
                .filter(i -> kept[i])
                .mapToObj(trials::get)
                .toList();
    }
}
