package dev.sweeps.core.pruning;

import dev.sweeps.core.history.Goal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asynchronous successive halving with promotion (Li et al., arXiv 1810.05934, Alg. 2) over all trials of a sweep.
 *
 * <p>A place that gets free goes, from the top rung down, to the best trial among the best {@code floor(n / eta)} of the n at a rung
 * that was not promoted from it yet. A trial that is that one itself when it arrives goes on without a break: the paper's worker would
 * end it and take it up again. As every arrival makes at most one trial promotable the decisions are those of the paper.
 *
 * <p>The paper never runs out of configurations. A sweep does, and its last rungs may have fewer than eta trials, so that nobody would
 * ever reach the end: when nothing else is left to do and no trial has finished, the best one of the highest rung goes on
 * ({@code closing}).
 */
public final class Ladder {
    private static final String LAST =
            "is continued all the same, because no trial has finished and no other is left to run";
    private static final String LEFT = "was paused and not continued before the sweep ended";

    private final Asha rule;
    private final Goal goal;
    private final List<Climber> climbers;
    /** From the lowest rung up, as far as anybody came. */
    private final List<Standing> standings = new ArrayList<>();

    public Ladder(Asha rule, Goal goal, List<Climber> climbers) {
        this.rule = rule;
        this.goal = goal;
        this.climbers = List.copyOf(climbers);
        for (long rung : rule.rungs()) {
            var standing = standing(rung);
            if (standing.arrivals().isEmpty()) {
                break;
            }
            standings.add(standing);
        }
    }

    private Standing standing(long rung) {
        var arrivals = new ArrayList<Standing.Arrival>();
        for (var climber : climbers) {
            var position = Curves.firstValueFrom(climber.curve(), rung);
            if (position < climber.curve().points().size() && climber.countsAt(rung)) {
                arrivals.add(new Standing.Arrival(
                        climber, climber.curve().points().get(position).value()));
            }
        }
        arrivals.sort(Comparator.comparing(Standing.Arrival::value, goal::compare)
                .thenComparingLong(arrival -> arrival.climber().index()));
        return new Standing(rung, arrivals, arrivals.size() / rule.eta());
    }

    /**
     * What becomes of the running trials that have come to a rung about which nothing is decided yet, in the order given. One that came
     * past several at once is judged at the highest.
     *
     * @param closing whether nothing else is left to be run and no trial has finished
     */
    public List<Verdict> arrivals(boolean closing) {
        var verdicts = new ArrayList<Verdict>();
        for (var climber : climbers) {
            if (climber.phase() == Climber.Phase.RUNNING && !climber.isHeldBack()) {
                highest(climber)
                        .filter(standing -> standing.step() > climber.decidedUpTo())
                        .ifPresent(standing -> verdicts.add(arrival(climber, standing, closing)));
            }
        }
        return verdicts;
    }

    private Verdict arrival(Climber climber, Standing standing, boolean closing) {
        if (standing.chooses(climber)) {
            return verdict(climber, standing, Move.PASS, "goes on");
        }
        return closing && standing == standings.getLast() && standing.isBest(climber)
                ? verdict(climber, standing, Move.PASS, "goes on all the same, because no other is left to run")
                : verdict(climber, standing, Move.PAUSE, "is paused");
    }

    /**
     * The paused trials to be continued, the one that comes first first.
     *
     * @param places how many may start
     * @param closing whether nothing else is left to be run and no trial has finished
     */
    public List<Verdict> promotions(long places, boolean closing) {
        var verdicts = new ArrayList<Verdict>();
        for (var standing : standings.reversed()) {
            for (var arrival : standing.chosen()) {
                if (verdicts.size() < places && isPausedAt(arrival.climber(), standing)) {
                    verdicts.add(verdict(arrival.climber(), standing, Move.CONTINUE, "is continued"));
                }
            }
        }
        if (verdicts.isEmpty() && places > 0 && closing) {
            closing().ifPresent(verdicts::add);
        }
        return verdicts;
    }

    private Optional<Verdict> closing() {
        return standings.reversed().stream()
                .flatMap(standing -> standing.arrivals().stream()
                        .map(Standing.Arrival::climber)
                        .filter(climber -> isPausedAt(climber, standing))
                        .map(climber -> verdict(climber, standing, Move.CONTINUE, LAST)))
                .findFirst();
    }

    /** Why a paused trial is not continued, once the sweep ends. */
    public Cause left(Climber climber) {
        return highest(climber)
                .map(standing -> standing.cause(climber, rule.name(), LEFT))
                .orElseGet(() -> new Cause(
                        rule.name(), climber.decidedUpTo(), Double.NaN, null, 0, rule.name() + ": it " + LEFT));
    }

    private boolean isPausedAt(Climber climber, Standing standing) {
        return climber.phase() == Climber.Phase.PAUSED
                && highest(climber).filter(highest -> highest == standing).isPresent();
    }

    /** The highest rung to which a trial has come. */
    private Optional<Standing> highest(Climber climber) {
        return standings.reversed().stream()
                .filter(standing -> standing.has(climber))
                .findFirst();
    }

    private Verdict verdict(Climber climber, Standing standing, Move move, String fate) {
        return new Verdict(climber.name(), move, standing.cause(climber, rule.name(), fate));
    }

    /** What is done with a trial at a rung. */
    public enum Move {
        /** It goes on without a break. */
        PASS,
        PAUSE,
        /** It was paused and goes on from its checkpoint. */
        CONTINUE
    }

    /**
     * A decision.
     *
     * @param cause with the rung as its step, and as threshold the value of the last one that goes on there
     */
    public record Verdict(String trial, Move move, Cause cause) {}
}
