package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bayesian optimisation that counts what trials cost: the score of {@link GpOptimizer} less the logarithm of the expected cost, which
 * counts the less the more of the budget is spent. The first points are the cheapest of several, because points that know nothing
 * else are the most wasteful ones.
 */
public final class CostOptimizer implements Optimizer {
    /** First points by default. */
    public static final int INITIAL_POINTS = 4;

    /** Each first point is the cheapest of so many. */
    private static final int CHOICES = 3;

    private final Budget budget;
    private final int initialPoints;
    private final EarlierModels earlier = new EarlierModels();

    public CostOptimizer(Budget budget) {
        this(budget, INITIAL_POINTS);
    }

    /**
     * @param initialPoints number of points that do not depend on any loss
     */
    public CostOptimizer(Budget budget, int initialPoints) {
        this.budget = budget;
        this.initialPoints = initialPoints;
    }

    @Override
    public Point suggest(Study study, long ordinal) {
        Suggestion suggestion = new Suggestion(study, ordinal);
        return ordinal < initialPoints || suggestion.isBlind()
                ? suggestion.initial(cheapest(study, ordinal, suggestion.draws()))
                : suggestion
                        .learned(
                                earlier.of(study),
                                (sample, models) -> new CostModel(budget, study).scores(sample, models),
                                _ -> false)
                        .point();
    }

    private double[] cheapest(Study study, long ordinal, Draws draws) {
        List<double[]> choices = IntStream.range(0, CHOICES)
                .mapToObj(choice -> InitialDesign.point(study, ordinal * CHOICES + choice, draws))
                .toList();
        return new CostModel(budget, study).cheapest(choices);
    }
}
