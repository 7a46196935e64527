package dev.sweeps.core.evolution;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.BestFirst;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Optimizer;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.PriorDraws;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.TakenPoints;
import java.util.List;

/**
 * NSGA-II (Deb et al. 2002) for several losses and constraints, one child at a time. The population is the best
 * {@value #POPULATION} of all observations: what keeps the constraints before what does not, then by Pareto front, then by room
 * around. So generations overlap, and a child takes part as soon as it has finished. Children are made by uniform crossover, with
 * Optuna's rates; the first {@value #POPULATION} points are draws of the prior.
 */
public final class Nsga2Optimizer implements Optimizer {
    static final int POPULATION = 50;

    private static final double CROSSOVER = 0.9;
    private static final double SWAP = 0.5;
    private static final int MOST_TRIES = 50;

    private static final int CHILD_STREAM = 0;
    private static final int PRIOR_STREAM = 1;

    @Override
    public Point suggest(Study study, long ordinal) {
        TakenPoints taken = TakenPoints.of(study);
        List<Observation> usable = study.observations().stream()
                .filter(observation -> observation.kind() != Observation.Kind.FAILED)
                .toList();
        if (usable.size() >= POPULATION) {
            List<Point> parents = BestFirst.order(usable).subList(0, POPULATION).stream()
                    .map(index -> usable.get(index).point())
                    .toList();
            NumberStream stream = NumberStream.of(study.seed(), ordinal, CHILD_STREAM);
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                Point child = child(study, parents, stream);
                if (!taken.contains(child)) {
                    return child;
                }
            }
        }
        return taken.untried(NumberStream.of(study.seed(), ordinal, PRIOR_STREAM));
    }

    /** What neither parent has, because it was inactive in both, is drawn from the prior, as mutations are. */
    private static Point child(Study study, List<Point> parents, NumberStream stream) {
        double[] u = PriorDraws.numbers(study.cube(), stream);
        Point first = tournament(parents, stream);
        Point second = tournament(parents, stream);
        boolean crosses = stream.next() < CROSSOVER;
        double mutation = 1.0 / Math.max(1, u.length);
        for (int i = 0; i < u.length; i++) {
            boolean swaps = stream.next() < SWAP;
            boolean mutates = stream.next() < mutation;
            Point parent = crosses && swaps ? second : first;
            Point other = crosses && swaps ? first : second;
            Point source = parent.isActive(i) ? parent : other;
            if (!mutates && source.isActive(i)) {
                u[i] = source.u()[i];
            }
        }
        return study.cube().snapped(u);
    }

    /** The better one of two; the parents are in order. */
    private static Point tournament(List<Point> parents, NumberStream stream) {
        return parents.get(Math.min(stream.nextIndex(parents.size()), stream.nextIndex(parents.size())));
    }
}
