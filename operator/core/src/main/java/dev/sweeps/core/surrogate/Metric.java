package dev.sweeps.core.surrogate;

import dev.sweeps.core.optimizer.Coordinate;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far apart points are along each coordinate. A point becomes a row of features; the squared distance along a coordinate is the
 * difference squared (real and ordered coordinates) or 1 if the levels differ (unordered ones). An inactive coordinate is a level
 * of its own: two inactive ones are at distance 0; if only one is, the squared distance is 1 plus that to the middle of the other's
 * range. The middle makes this the distance of an embedding in Euclidean space, so that every kernel stays positive definite.
 *
 * <p>The first features are the coordinates in their order; then comes a switch for each coordinate that may be inactive, then the
 * context, if there is one: a number in [0, 1] beside the point, such as the share of its steps that a trial ran.
 */
public final class Metric {
    private static final double MIDDLE = 0.5;
    /** The level of an unordered coordinate that is inactive: none that an active one has. */
    private static final double NO_LEVEL = -1;

    private final int dimension;
    private final boolean[] unordered;
    /** For each feature the coordinate whose length scale it shares; the context has one of its own. */
    private final int[] scales;

    private final int scaleCount;

    private Metric(int dimension, boolean[] unordered, int[] scales, int scaleCount) {
        this.dimension = dimension;
        this.unordered = unordered;
        this.scales = scales;
        this.scaleCount = scaleCount;
    }

    /** Points alone. */
    public static Metric of(UnitCube cube) {
        return of(cube, false);
    }

    /** Points, each with a context. */
    public static Metric withContext(UnitCube cube) {
        return of(cube, true);
    }

    private static Metric of(UnitCube cube, boolean context) {
        int dimension = cube.dimension();
        boolean[] levels = new boolean[dimension];
        for (int i = 0; i < dimension; i++) {
            levels[i] = cube.coordinate(i) instanceof Coordinate.Unordered;
        }
        int[] switches = IntStream.range(0, dimension)
                .filter(i -> cube.isConditional(i) && !levels[i])
                .toArray();
        int features = dimension + switches.length + (context ? 1 : 0);
        boolean[] unordered = Arrays.copyOf(levels, features);
        int[] scales = new int[features];
        Arrays.setAll(scales, i -> i < dimension ? i : dimension);
        for (int i = 0; i < switches.length; i++) {
            unordered[dimension + i] = true;
            scales[dimension + i] = switches[i];
        }
        return new Metric(dimension, unordered, scales, dimension + (context ? 1 : 0));
    }

    /** Number of length scales: one for each coordinate, and one for the context. */
    public int scales() {
        return scaleCount;
    }

    int features() {
        return unordered.length;
    }

    boolean isUnordered(int feature) {
        return unordered[feature];
    }

    int scale(int feature) {
        return scales[feature];
    }

    /** The features of a point; with a context it is the whole one, 1. */
    public double[] features(Point point) {
        return features(point, 1);
    }

    /** The features of a point in this context, which is ignored by a metric without one. */
    public double[] features(Point point, double context) {
        double[] features = new double[unordered.length];
        for (int feature = 0; feature < features.length; feature++) {
            int coordinate = scales[feature];
            if (coordinate == dimension) {
                features[feature] = context;
            } else if (feature >= dimension) {
                features[feature] = point.isActive(coordinate) ? 1 : 0;
            } else if (point.isActive(coordinate)) {
                features[feature] = point.u()[coordinate];
            } else {
                features[feature] = unordered[feature] ? NO_LEVEL : MIDDLE;
            }
        }
        return features;
    }

    /**
     * The squared distances of all pairs along each scale.
     *
     * @return for each scale the pairs (i, j) with j < i, row by row
     */
    double[][] squaredDistances(double[][] rows) {
        double[][] squares = new double[scaleCount][rows.length * (rows.length - 1) / 2];
        for (int feature = 0; feature < unordered.length; feature++) {
            double[] along = squares[scales[feature]];
            int pair = 0;
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < i; j++) {
                    along[pair++] += along(feature, rows[i][feature], rows[j][feature]);
                }
            }
        }
        return squares;
    }

    /** The squared distance of two rows with all length scales 1. */
    double squaredDistance(double[] a, double[] b) {
        double square = 0;
        for (int feature = 0; feature < a.length; feature++) {
            square += along(feature, a[feature], b[feature]);
        }
        return square;
    }

    /** The squared distance of two rows, each scale with its weight 1 / l^2. */
    double squaredDistance(double[] a, double[] b, double[] weights) {
        double square = 0;
        for (int feature = 0; feature < a.length; feature++) {
            square += weights[scales[feature]] * along(feature, a[feature], b[feature]);
        }
        return square;
    }

    private double along(int feature, double a, double b) {
        double difference = a - b;
        return unordered[feature] ? (difference == 0 ? 0 : 1) : difference * difference;
    }
}
