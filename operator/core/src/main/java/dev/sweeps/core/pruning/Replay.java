package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What rules would have done to trials that ran to their end: whom they stop, what that saves, and what it costs in quality.
 *
 * <p>Time is counted in reports: every running trial reports once in each round, then the rules decide, then freed places are taken
 * by the next trials in their order. The last value of a curve is the objective of its trial.
 */
public final class Replay {
    private final TrialRules rules;
    private final Goal goal;
    private final List<Curve> curves;
    private final Contender[] cohort;

    private Replay(TrialRules rules, Goal goal, List<Curve> curves) {
        this.rules = rules;
        this.goal = goal;
        this.curves = curves;
        this.cohort = new Contender[curves.size()];
    }

    /**
     * Plays the trials again.
     *
     * @param curves of whole trials, in the order in which they start; none empty, with a number at the end
     * @param parallel how many run at once, at least 1
     */
    public static Outcome of(TrialRules rules, Goal goal, List<Curve> curves, int parallel) {
        if (parallel < 1 || curves.stream().anyMatch(Curve::isEmpty)) {
            throw new IllegalArgumentException("parallel " + parallel + " must be at least 1 and no curve empty");
        }
        return new Replay(rules, goal, curves).play(parallel);
    }

    private Outcome play(int parallel) {
        var waiting = new ArrayDeque<Integer>();
        var running = new ArrayList<Integer>();
        for (var trial = 0; trial < curves.size(); trial++) {
            cohort[trial] =
                    new Contender(Integer.toString(trial), trial, Contender.Phase.RUNNING, Curve.EMPTY, null, null);
            waiting.add(trial);
        }
        while (!waiting.isEmpty() || !running.isEmpty()) {
            while (running.size() < parallel && !waiting.isEmpty()) {
                running.add(waiting.remove());
            }
            running.forEach(this::report);
            var now = new Cohort("replay", goal, Arrays.asList(cohort));
            rules.ended(now).forEach(this::stop);
            running.removeIf(trial -> cohort[trial].phase() != Contender.Phase.RUNNING);
        }
        return outcome();
    }

    private void report(int trial) {
        var whole = curves.get(trial);
        var so = cohort[trial];
        var next = Curves.head(whole, so.curve().points().size() + 1);
        cohort[trial] = next.points().size() < whole.points().size()
                ? so.at(next)
                : new Contender(
                        so.name(),
                        so.index(),
                        Contender.Phase.COMPLETE,
                        whole,
                        Curves.last(whole).value(),
                        null);
    }

    private void stop(TrialRules.Ended ended) {
        var trial = Integer.parseInt(ended.trial());
        var so = cohort[trial];
        cohort[trial] = new Contender(
                so.name(),
                so.index(),
                Contender.Phase.OTHER,
                so.curve(),
                null,
                ended.cause().step());
    }

    private Outcome outcome() {
        var steps = 0L;
        var allSteps = 0L;
        var stopped = 0;
        var best = Double.NaN;
        var finals = new double[curves.size()];
        for (var trial = 0; trial < curves.size(); trial++) {
            var complete = cohort[trial].phase() == Contender.Phase.COMPLETE;
            finals[trial] = Curves.last(curves.get(trial)).value();
            steps += Curves.last(cohort[trial].curve()).step();
            allSteps += Curves.last(curves.get(trial)).step();
            stopped += complete ? 0 : 1;
            if (complete && (Double.isNaN(best) || goal.compare(finals[trial], best) < 0)) {
                best = finals[trial];
            }
        }
        var sorted = Arrays.stream(finals).filter(Double::isFinite).sorted().toArray();
        var bestOfAll = goal == Goal.MAXIMIZE ? sorted[sorted.length - 1] : sorted[0];
        return new Outcome(curves.size(), stopped, steps, allSteps, best, bestOfAll, sorted[sorted.length / 2]);
    }

    /**
     * How a replay ended.
     *
     * @param stopped how many trials the rules ended
     * @param steps that were run
     * @param allSteps that full runs of all trials take
     * @param best final value among the trials that were not stopped; NaN when all were
     * @param bestOfAll best final value of the full runs
     * @param median final value of the full runs
     */
    public record Outcome(
            int trials, int stopped, long steps, long allSteps, double best, double bestOfAll, double median) {
        /** The part of all steps that was not run. */
        public double saved() {
            return 1 - (double) steps / allSteps;
        }

        /** How much worse the best kept trial is than the best one: 0 for the best, 1 for the median of all. */
        public double regret() {
            return bestOfAll == median ? 0 : (bestOfAll - best) / (bestOfAll - median);
        }
    }
}
