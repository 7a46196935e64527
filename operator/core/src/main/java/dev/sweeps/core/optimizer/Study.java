package dev.sweeps.core.optimizer;

import java.util.List;

/**
 * All that a suggestion may depend on.
 *
 * @param seed of the sweep
 * @param observations in order of finishing
 * @param pending points that run now, in order of their numbers
 * @param earlier for each of some problems like this one what was observed there, moved into this cube; each has a loss at least, and
 *     losses of different problems cannot be compared
 */
public record Study(
        UnitCube cube,
        long seed,
        List<Observation> observations,
        List<Point> pending,
        List<List<Observation>> earlier) {
    public Study {
        observations = List.copyOf(observations);
        pending = List.copyOf(pending);
        earlier = earlier.stream().map(List::copyOf).toList();
    }

    /** Without problems before this one. */
    public Study(UnitCube cube, long seed, List<Observation> observations, List<Point> pending) {
        this(cube, seed, observations, pending, List.of());
    }
}
