package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.ProjectedLbfgs;
import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks for the point with the highest score: evenly spread points and perturbations of the best known ones, rounds of smaller
 * perturbations of the leaders, then from several leaders in turn a quasi-Newton search along the real coordinates and a greedy one
 * along the others. Confined to one suggestion.
 */
final class Maximiser {
    private static final int SPREAD = 1_500;
    private static final int PERTURBED = 300;
    private static final double FIRST_WIDTH = 0.2;
    private static final double[] WIDTHS = {0.1, 0.03, 0.01};
    private static final int LEADERS = 8;
    private static final int PERTURBED_PER_ROUND = 250;
    private static final int STARTS = 4;
    private static final int EVALUATIONS = 40;
    private static final double TOLERANCE = 1e-4;
    /** Turns of both searches from one start; the last ones rarely move. */
    private static final int TURNS = 4;

    private final UnitCube cube;
    private final Acquisition acquisition;
    private final Moves moves;
    private final int[] real;
    private final List<Scored> seen = new ArrayList<>();

    private record Scored(Point point, double score) {}

    Maximiser(UnitCube cube, Acquisition acquisition, Moves moves) {
        this.cube = cube;
        this.acquisition = acquisition;
        this.moves = moves;
        this.real = IntStream.range(0, cube.dimension())
                .filter(i -> cube.coordinate(i) instanceof Coordinate.Real)
                .toArray();
    }

    /**
     * The best point found.
     *
     * @param centres points known to be good
     * @param taken points that are not to be found
     * @return empty if all points that were looked at are taken
     */
    Optional<Point> best(List<Point> centres, Set<Point> taken) {
        List<Point> pool = new ArrayList<>(moves.spread(SPREAD));
        addPerturbed(pool, centres, PERTURBED, FIRST_WIDTH);
        score(pool);
        for (double width : WIDTHS) {
            List<Point> round = new ArrayList<>();
            addPerturbed(round, leaders(LEADERS).stream().map(Scored::point).toList(), PERTURBED_PER_ROUND, width);
            score(round);
        }
        for (Scored start : leaders(STARTS)) {
            climb(start);
        }
        return highestExcept(taken);
    }

    private Optional<Point> highestExcept(Set<Point> taken) {
        Scored highest = null;
        for (Scored scored : seen) {
            if ((highest == null || scored.score() > highest.score()) && !taken.contains(scored.point())) {
                highest = scored;
            }
        }
        return Optional.ofNullable(highest).map(Scored::point);
    }

    private void addPerturbed(List<Point> to, List<Point> centres, int count, double width) {
        for (int k = 0; k < count && !centres.isEmpty(); k++) {
            to.add(moves.perturbed(centres.get(k % centres.size()), width));
        }
    }

    private void score(List<Point> points) {
        double[] scores = acquisition.at(points);
        for (int i = 0; i < scores.length; i++) {
            seen.add(new Scored(points.get(i), scores[i]));
        }
    }

    /** The highest scores, falling, each point once; of equal ones the first seen. */
    private List<Scored> leaders(int count) {
        List<Scored> leaders = new ArrayList<>();
        for (Scored scored : seen) {
            int place = leaders.size();
            while (place > 0 && scored.score() > leaders.get(place - 1).score()) {
                place--;
            }
            if (place < count && !leaders.contains(scored)) {
                leaders.add(place, scored);
                if (leaders.size() > count) {
                    leaders.removeLast();
                }
            }
        }
        return leaders;
    }

    private void climb(Scored start) {
        Scored at = start;
        for (int turn = 0; turn < TURNS; turn++) {
            Scored higher = alongNeighbours(alongReal(at));
            if (!(higher.score() > at.score())) {
                break;
            }
            at = higher;
            if (real.length == 0 || real.length == cube.dimension()) {
                break;
            }
        }
        seen.add(at);
    }

    private Scored alongReal(Scored start) {
        int[] active = Arrays.stream(real).filter(start.point()::isActive).toArray();
        if (active.length == 0) {
            return start;
        }
        double[] from =
                Arrays.stream(active).mapToDouble(i -> start.point().u()[i]).toArray();
        double[] lower = new double[active.length];
        double[] upper = new double[active.length];
        Arrays.fill(upper, 1);
        double[] whole = new double[cube.dimension()];
        ProjectedLbfgs.Objective loss = (x, gradient) -> {
            Arrays.fill(whole, 0);
            double score = acquisition.at(with(start.point(), active, x), whole);
            for (int i = 0; i < active.length; i++) {
                gradient[i] = -whole[active[i]];
            }
            return -score;
        };
        double[] to = ProjectedLbfgs.minimise(loss, from, lower, upper, EVALUATIONS, TOLERANCE)
                .x();
        return higher(
                start, List.of(moves.snapped(with(start.point(), active, to).u())));
    }

    private static Point with(Point point, int[] coordinates, double[] x) {
        double[] u = point.u().clone();
        for (int i = 0; i < coordinates.length; i++) {
            u[coordinates[i]] = x[i];
        }
        return new Point(u);
    }

    /** Steps to the best neighbour as long as there is a better one. */
    private Scored alongNeighbours(Scored start) {
        Scored at = start;
        for (int step = 0; step < cube.dimension(); step++) {
            Scored higher = higher(at, moves.neighbours(at.point()));
            if (higher.equals(at)) {
                break;
            }
            at = higher;
        }
        return at;
    }

    /** The best of all; the old one unless another is strictly better. */
    private Scored higher(Scored old, List<Point> others) {
        double[] scores = acquisition.at(others);
        Scored best = old;
        for (int i = 0; i < scores.length; i++) {
            Scored other = new Scored(others.get(i), scores[i]);
            seen.add(other);
            best = other.score() > best.score() ? other : best;
        }
        return best;
    }
}
