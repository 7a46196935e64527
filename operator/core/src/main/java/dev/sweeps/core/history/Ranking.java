package dev.sweeps.core.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Which trials are best: succeeded ones with a finite objective; ties go to the earlier finish, then to the lower index. */
public final class Ranking {
    private Ranking() {}

    /** The order among ranked trials, best first. */
    public static Comparator<TrialRecord> bestFirst(Goal goal) {
        Comparator<TrialRecord> byObjective = (left, right) -> goal.compare(objective(left), objective(right));
        return byObjective.thenComparing(FinishingOrder.EARLIEST_FIRST);
    }

    /** The best {@code count} of {@code trials}, best first; trials that are not ranked are left out. */
    public static List<TrialRecord> top(Iterable<TrialRecord> trials, Goal goal, int count) {
        var best = new FirstFew<>(bestFirst(goal), count);
        for (var trial : trials) {
            if (trial.isRanked()) {
                best.offer(trial);
            }
        }
        return new ArrayList<>(best.inOrder());
    }

    private static double objective(TrialRecord trial) {
        return Objects.requireNonNull(trial.objective(), "only ranked trials are compared");
    }
}
