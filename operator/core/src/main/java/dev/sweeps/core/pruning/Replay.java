package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.Rung;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules would have done to trials that ran to their end: whom they stop, what that saves, and what it costs in quality.
 *
 * <p>Time is counted in reports: every running trial reports once in each round, then the rules decide, then freed places are taken
 * by paused trials that are continued and by the next trials in their order. The last value of a curve is the objective of its trial.
 */
public final class Replay {
    private final TrialRules rules;
    private final Goal goal;
    private final List<Curve> curves;
    private final Contender[] cohort;
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final List<Integer> running = new ArrayList<>();
    /** Of trials that have come to a rung, where they may be paused, by name. */
    private final Map<String, Rung> rungs = new HashMap<>();

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
        for (var trial = 0; trial < curves.size(); trial++) {
            cohort[trial] =
                    new Contender(Integer.toString(trial), trial, Contender.Phase.RUNNING, Curve.EMPTY, null, null);
            waiting.add(trial);
        }
        for (fill(parallel); !running.isEmpty(); fill(parallel)) {
            running.forEach(this::report);
            var now = new Cohort("replay", goal, Arrays.asList(cohort));
            rules.ended(now).forEach(this::stop);
            var closing = running.size() == 1 && waiting.isEmpty() && nobodyHasFinished();
            ladder().stream()
                    .flatMap(ladder -> ladder.arrivals(closing).stream())
                    .forEach(this::move);
            running.removeIf(trial -> cohort[trial].phase() != Contender.Phase.RUNNING);
        }
        return outcome();
    }

    /** Free places go to paused trials first, then to new ones. */
    private void fill(int parallel) {
        promote(parallel - running.size(), false);
        while (running.size() < parallel && !waiting.isEmpty()) {
            running.add(waiting.remove());
        }
        if (running.isEmpty() && nobodyHasFinished()) {
            promote(1, true);
        }
    }

    private void promote(int places, boolean closing) {
        ladder().stream()
                .flatMap(ladder -> ladder.promotions(places, closing).stream())
                .forEach(verdict -> {
                    move(verdict);
                    running.add(Integer.parseInt(verdict.trial()));
                });
    }

    private boolean nobodyHasFinished() {
        return Arrays.stream(cohort).noneMatch(trial -> trial.phase() == Contender.Phase.COMPLETE);
    }

    private Optional<Ladder> ladder() {
        return rules.promotion().map(rule -> new Ladder(rule, goal, climbers()));
    }

    private List<Climber> climbers() {
        return Arrays.stream(cohort)
                .map(trial -> {
                    var rung = rungs.get(trial.name());
                    var phase = trial.phase() == Contender.Phase.RUNNING
                            ? Climber.Phase.RUNNING
                            : rung != null && !rung.promoted() ? Climber.Phase.PAUSED : Climber.Phase.OTHER;
                    return new Climber(trial.name(), trial.index(), phase, trial.curve(), rung, trial.stoppedAt());
                })
                .toList();
    }

    /** A trial is paused and continued between two reports: its checkpoint loses nothing. */
    private void move(Ladder.Verdict verdict) {
        var so = cohort[Integer.parseInt(verdict.trial())];
        var goesOn = verdict.move() != Ladder.Move.PAUSE;
        rungs.put(so.name(), new Rung(verdict.cause().step(), goesOn));
        cohort[(int) so.index()] = new Contender(
                so.name(),
                so.index(),
                goesOn ? Contender.Phase.RUNNING : Contender.Phase.OTHER,
                so.curve(),
                null,
                null);
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
     * @param stopped how many trials the rules ended, or paused and never continued
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
