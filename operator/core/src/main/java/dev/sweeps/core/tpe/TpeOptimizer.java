package dev.sweeps.core.tpe;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.TakenPoints;
import java.util.ArrayList;
import java.util.List;

/**
 * Tree-structured Parzen estimator as Optuna 5.0 has it, with group decomposition for conditions and one coordinate at a time for
 * several losses. Unlike Optuna it never repeats a point while there is another one, and takes the next best of its draws instead.
 */
public final class TpeOptimizer implements Optimizer {
    /** So many losses must be known, by default, before the densities say anything. */
    public static final int INITIAL_POINTS = 10;

    private static final int PRIOR_STREAM = 0;
    private static final int FIRST_GROUP_STREAM = 1;

    private final int initialPoints;

    public TpeOptimizer() {
        this(INITIAL_POINTS);
    }

    /**
     * @param initialPoints losses that must be known before the densities are used; draws from the prior until then
     */
    public TpeOptimizer(int initialPoints) {
        this.initialPoints = initialPoints;
    }

    @Override
    public Point suggest(Study study, long ordinal) {
        TakenPoints taken = TakenPoints.of(study);
        List<Observation> usable = study.observations().stream()
                .filter(observation -> observation.kind() != Observation.Kind.FAILED)
                .toList();
        if (usable.size() >= initialPoints) {
            List<Candidates> candidates = candidates(study, usable, ordinal);
            double[] u = new double[study.cube().dimension()];
            for (int rank = 0; rank < Candidates.COUNT; rank++) {
                for (Candidates ofGroup : candidates) {
                    ofGroup.copyTo(u, rank);
                }
                Point point = study.cube().snapped(u);
                if (!taken.contains(point)) {
                    return point;
                }
            }
        }
        return taken.untried(NumberStream.of(study.seed(), ordinal, PRIOR_STREAM));
    }

    private static List<Candidates> candidates(Study study, List<Observation> usable, long ordinal) {
        boolean multiObjective = Split.isMultiObjective(usable);
        List<int[]> groups = multiObjective ? Groups.alone(study.cube()) : Groups.together(study.cube(), usable);
        Split split = Split.of(study);
        List<Candidates> candidates = new ArrayList<>();
        for (int[] group : groups) {
            NumberStream stream = NumberStream.of(study.seed(), ordinal, FIRST_GROUP_STREAM + candidates.size());
            candidates.add(Candidates.of(study, split, multiObjective, group, stream));
        }
        return candidates;
    }
}
