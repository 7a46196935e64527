package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Choice;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import java.util.List;
import java.util.function.Predicate;

/**
 * Bayesian optimisation with Gaussian processes: after an {@link InitialDesign}, the point with the highest expected improvement on
 * the lowest mean at a point that is known ("plug-in" incumbent, because the lowest loss seen may be luck), with several losses that
 * of the hypervolume on the front of the means. Constraints multiply it by the probability that they are kept. Pending points count
 * as observed with the loss that is expected of them, failed ones as bad, stopped ones for the share of their steps that they ran.
 * Earlier problems have a say by how well they order the points of this one ({@link Ensemble}). Where losses are noisy the leader is run
 * again now and then ({@link Rerun}).
 */
public final class GpOptimizer implements Optimizer {
    /** First points by default. */
    public static final int INITIAL_POINTS = 10;

    private final int initialPoints;
    private final EarlierModels earlier = new EarlierModels();

    public GpOptimizer() {
        this(INITIAL_POINTS);
    }

    /**
     * @param initialPoints number of points that do not depend on any loss
     */
    public GpOptimizer(int initialPoints) {
        this.initialPoints = initialPoints;
    }

    @Override
    public Point suggest(Study study, long ordinal) {
        return next(study, ordinal, _ -> false).point();
    }

    @Override
    public Choice choose(Study study, long ordinal) {
        return next(study, ordinal, new Rerun(study, ordinal)::isWanted);
    }

    private Choice next(Study study, long ordinal, Predicate<Point> again) {
        Suggestion suggestion = new Suggestion(study, ordinal);
        return ordinal < initialPoints || suggestion.isBlind()
                ? Choice.fresh(suggestion.initial(InitialDesign.point(study, ordinal, suggestion.draws())))
                : suggestion.learned(earlier.of(study), (_, _) -> List.of(), again);
    }
}
