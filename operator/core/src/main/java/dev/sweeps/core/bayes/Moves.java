package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.SobolPoints;
import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ways to get from points to points of one cube. Confined to one suggestion, because it draws. */
final class Moves {
    /** An ordered coordinate with more levels than this is not tried level by level. */
    private static final int MOST_LEVELS = 16;
    /** A coordinate changes with at least this probability. */
    private static final double CHANGE = 0.3;
    /** So many coordinates change on average, where the probability above gives fewer. */
    private static final double CHANGES = 1.5;

    private final UnitCube cube;
    private final Draws draws;
    private final boolean conditional;

    Moves(UnitCube cube, Draws draws) {
        this.cube = cube;
        this.draws = draws;
        this.conditional = cube.space().isConditional();
    }

    /** The point that stands for these numbers; a coordinate that becomes active without a number gets a random one. */
    Point snapped(double[] u) {
        double[] snapped = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            snapped[i] = Double.isNaN(u[i]) ? draws.uniform() : u[i];
            snapped[i] = conditional ? snapped[i] : cube.snapped(i, snapped[i]);
        }
        return conditional ? cube.snapped(snapped) : new Point(snapped);
    }

    /** Points that cover the cube evenly. */
    List<Point> spread(int count) {
        int dimension = cube.dimension();
        List<Point> points = new ArrayList<>();
        if (dimension > SobolPoints.MOST_DIMENSIONS) {
            for (int k = 0; k < count; k++) {
                double[] u = new double[dimension];
                Arrays.setAll(u, _ -> draws.uniform());
                points.add(snapped(u));
            }
            return points;
        }
        SobolPoints sobol = new SobolPoints(dimension);
        long seed = draws.seed();
        for (int k = 0; k < count; k++) {
            points.add(snapped(sobol.scrambled(k, seed)));
        }
        return points;
    }

    /** A point in which some coordinates are moved: real ones by a normal step of this width, ordered ones by a level or two. */
    Point perturbed(Point centre, double width) {
        double[] u = centre.u().clone();
        double probability = Math.max(CHANGE, CHANGES / u.length);
        for (int i = 0; i < u.length; i++) {
            if (!Double.isNaN(u[i]) && draws.uniform() < probability) {
                u[i] = moved(i, u[i], width);
            }
        }
        return snapped(u);
    }

    private double moved(int coordinate, double u, double width) {
        return switch (cube.coordinate(coordinate)) {
            case Coordinate.Real() -> Math.clamp(u + width * draws.normal(), 0, 1);
            case Coordinate.Ordered(long levels) -> u + step(levels, width) / (double) levels;
            case Coordinate.Unordered(int levels) -> (draws.below(levels) + 0.5) / levels;
        };
    }

    /** One level or two; with very many levels a normal step like that of a real coordinate. */
    private double step(long levels, double width) {
        double sign = draws.uniform() < 0.5 ? -1 : 1;
        double size = draws.uniform() < 0.7 ? 1 : 2;
        return sign * Math.max(size, Math.rint(Math.abs(draws.normal()) * width * (double) levels));
    }

    /** All points that differ from this one in one coordinate that is not real; far levels of long coordinates are left out. */
    List<Point> neighbours(Point centre) {
        List<Point> neighbours = new ArrayList<>();
        for (int i = 0; i < cube.dimension(); i++) {
            if (centre.isActive(i)) {
                addNeighbours(neighbours, centre, i);
            }
        }
        return neighbours;
    }

    private void addNeighbours(List<Point> neighbours, Point centre, int coordinate) {
        double at = centre.u()[coordinate];
        switch (cube.coordinate(coordinate)) {
            case Coordinate.Real() -> {}
            case Coordinate.Ordered(long levels)
            when levels > MOST_LEVELS -> {
                for (int step : new int[] {-2, -1, 1, 2}) {
                    double u = at + step / (double) levels;
                    if (u > 0 && u < 1) {
                        neighbours.add(with(centre, coordinate, u));
                    }
                }
            }
            case Coordinate.Ordered(long levels) -> addLevels(neighbours, centre, coordinate, (int) levels);
            case Coordinate.Unordered(int levels) -> addLevels(neighbours, centre, coordinate, levels);
        }
    }

    private void addLevels(List<Point> neighbours, Point centre, int coordinate, int levels) {
        int at = (int) (centre.u()[coordinate] * levels);
        for (int level = 0; level < levels; level++) {
            if (level != at) {
                neighbours.add(with(centre, coordinate, (level + 0.5) / levels));
            }
        }
    }

    private Point with(Point centre, int coordinate, double u) {
        double[] changed = centre.u().clone();
        changed[coordinate] = u;
        return snapped(changed);
    }
}
