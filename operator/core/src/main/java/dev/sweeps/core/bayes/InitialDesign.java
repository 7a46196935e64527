package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.SobolPoints;
import dev.sweeps.core.optimizer.Study;
import java.util.Arrays;

/** The first points: those of a scrambled Sobol sequence, by the number of the suggestion. */
final class InitialDesign {
    private InitialDesign() {}

    /** The numbers of the point for this suggestion, not yet snapped. */
    static double[] point(Study study, long ordinal, Draws draws) {
        int dimension = study.cube().dimension();
        if (dimension == 0 || dimension > SobolPoints.MOST_DIMENSIONS || ordinal > Integer.MAX_VALUE) {
            double[] u = new double[dimension];
            Arrays.setAll(u, _ -> draws.uniform());
            return u;
        }
        return new SobolPoints(dimension).scrambled(ordinal, study.seed());
    }
}
