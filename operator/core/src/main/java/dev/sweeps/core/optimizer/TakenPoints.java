package dev.sweeps.core.optimizer;

import dev.sweeps.core.numeric.NumberStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The points that need not be tried again, and the way to one that is not among them. */
public final class TakenPoints {
    /** Draws that miss this often in a row come from a space that is all but used up. */
    private static final int PATIENCE = 100;

    private final UnitCube cube;
    private final Set<Point> pending;
    private final Set<Point> taken;

    private TakenPoints(UnitCube cube, Set<Point> pending, Set<Point> taken) {
        this.cube = cube;
        this.pending = pending;
        this.taken = taken;
    }

    /** All that run now and all that were observed. */
    public static TakenPoints of(Study study) {
        Set<Point> pending = new HashSet<>(study.pending());
        Set<Point> taken = new HashSet<>(pending);
        study.observations().forEach(observation -> taken.add(observation.point()));
        return new TakenPoints(study.cube(), pending, taken);
    }

    public boolean contains(Point point) {
        return taken.contains(point);
    }

    /**
     * The first draw of the prior that is not taken. When the draws repeat themselves the levels are gone through in order; in a space
     * that is used up it is a point that does not run now, and at the very end any.
     */
    public Point untried(NumberStream stream) {
        return first(stream, point -> !taken.contains(point))
                .or(() -> first(stream, point -> !pending.contains(point)))
                .orElseGet(() -> PriorDraws.point(cube, stream));
    }

    private Optional<Point> first(NumberStream stream, Predicate<Point> wanted) {
        for (int draw = 0; draw < PATIENCE; draw++) {
            Point point = PriorDraws.point(cube, stream);
            if (wanted.test(point)) {
                return Optional.of(point);
            }
        }
        return LevelWalk.first(cube, wanted);
    }
}
