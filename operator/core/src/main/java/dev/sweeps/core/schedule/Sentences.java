package dev.sweeps.core.schedule;

import dev.sweeps.core.objective.ObjectiveText;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.objective.Ranking;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of a sweep's report. */
final class Sentences {
    private Sentences() {}

    /** {@code 47 succeeded, 2 failed, 1 masked}; states without trials are left out. */
    static String finals(TrialCounts counts) {
        var parts = new ArrayList<String>();
        add(parts, counts.succeeded(), "succeeded");
        add(parts, counts.masked(), "masked");
        add(parts, counts.stopped(), "stopped");
        add(parts, counts.failed(), "failed");
        add(parts, counts.cancelled(), "cancelled");
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    /** {@code 1 trial}, {@code 3 trials}. */
    static String trials(long count) {
        return count + (count == 1 ? " trial" : " trials");
    }

    /** {@code 31 of 50 trials finished, 4 running, 2 pending}. */
    static String progress(TrialCounts counts, @Nullable Long total) {
        var parts = new ArrayList<String>();
        var finished = counts.finished();
        parts.add((total == null ? trials(finished) : finished + " of " + trials(total)) + " finished");
        add(parts, counts.running(), "running");
        add(parts, counts.pending(), "pending");
        add(parts, counts.paused(), "paused");
        return String.join(", ", parts);
    }

    /**
     * {@code best accuracy 0.97 by s-00004}, of a trade-off {@code 7 trials on the front, first accuracy 0.97, model_kb 12 by s-00004};
     * without a feasible trial that too.
     */
    static String best(Objectives objectives, Ranking ranking) {
        var best = ranking.top().getFirst();
        var what = ObjectiveText.values(objectives, best) + " by " + best.name();
        if (!objectives.isFeasible(best)) {
            return "no trial keeps the constraints; nearest %s, where %s"
                    .formatted(what, ObjectiveText.missed(objectives, best.metrics()));
        }
        var front = ranking.front();
        return front == null
                ? "best " + what
                : "%s on the Pareto front, first %s"
                        .formatted(trials(front.trials().size()), what);
    }

    /** Why the sweep ends, while its last trials still run. */
    static String ending(Conclusion conclusion, TrialCounts counts, RunningTrials policy) {
        var what =
                switch (policy) {
                    case CANCEL -> "are being ended";
                    case DRAIN -> "run to their end";
                };
        var paused = counts.paused() == 0 ? "" : ", " + counts.paused() + " paused ones are stopped";
        return "ending: %s; %d live trials %s%s".formatted(conclusion.message(), counts.live(), what, paused);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
