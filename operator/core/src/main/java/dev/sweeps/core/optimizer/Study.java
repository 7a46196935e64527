package dev.sweeps.core.optimizer;

import java.util.List;

/**
 * All that a suggestion may depend on.
 *
 * @param seed of the sweep
 * @param observations in order of finishing
 * @param pending points that run now, in order of their numbers
 */
public record Study(UnitCube cube, long seed, List<Observation> observations, List<Point> pending) {
    public Study {
        observations = List.copyOf(observations);
        pending = List.copyOf(pending);
    }
}
