package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Choice;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.surrogate.GaussianProcess;
import dev.sweeps.core.surrogate.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What the optimizers of this room share in making one suggestion. Confined to it. */
final class Suggestion {
    /** Believing is cubic in their number; the oldest are the next to be observed anyway. */
    private static final int MOST_PENDING = 64;

    private final Study study;
    private final Draws draws;
    private final Moves moves;
    private final Set<Point> taken;
    private final Untried untried;

    Suggestion(Study study, long ordinal) {
        this.study = study;
        this.draws = new Draws(study.seed(), ordinal);
        this.moves = new Moves(study.cube(), draws);
        this.taken = new HashSet<>(study.pending());
        study.observations().forEach(observation -> taken.add(observation.point()));
        this.untried = new Untried(study.cube(), moves, draws);
    }

    Draws draws() {
        return draws;
    }

    /** Whether there is nothing to learn from, or nothing to choose. */
    boolean isBlind() {
        return study.cube().dimension() == 0 || (losses() < Goals.FEWEST_LOSSES && !canAskEarlier());
    }

    private long losses() {
        return study.observations().stream()
                .filter(observation -> observation.kind() != Observation.Kind.FAILED)
                .limit(Goals.FEWEST_LOSSES)
                .count();
    }

    /** Other problems can say which point is better than one that is tried. */
    private boolean canAskEarlier() {
        return !study.earlier().isEmpty() && !taken.isEmpty();
    }

    /** The point that stands for these numbers, or another one if it is taken. */
    Point initial(double[] u) {
        return untried.orElse(moves.snapped(u), taken);
    }

    /**
     * The point with the highest sum of scores: what can be gained, whether the constraints are kept, and more.
     *
     * @param earlier one model for each earlier problem of the study
     * @param more further scores, which may fit models of their own
     * @param again whether the leader is to be run again instead
     */
    Choice learned(
            List<GaussianProcess> earlier, BiFunction<Sample, Models, List<Score>> more, Predicate<Point> again) {
        Sample sample = Sample.of(study);
        List<Point> pending = study.pending()
                .subList(
                        Math.max(0, study.pending().size() - MOST_PENDING),
                        study.pending().size());
        Models models = new Models(sample, pending);
        Goals goals = Goals.of(sample, models, pending, draws, earlier);
        Point leader = goals.centres().getFirst();
        if (again.test(leader)) {
            return Choice.again(leader);
        }
        List<Score> scores = new ArrayList<>(List.of(goals.score()));
        scores.addAll(Constraints.scores(sample, models));
        scores.addAll(more.apply(sample, models));
        Acquisition acquisition = new Acquisition(models.all(), new SumOfScores(scores));
        Point best = new Maximiser(study.cube(), acquisition, moves)
                .best(goals.centres(), taken)
                .orElse(leader);
        return Choice.fresh(untried.orElse(best, taken));
    }
}
