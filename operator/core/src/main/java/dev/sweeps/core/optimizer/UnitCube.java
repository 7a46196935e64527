package dev.sweeps.core.optimizer;

import dev.sweeps.core.space.Configuration;
import dev.sweeps.core.space.Domain;
import dev.sweeps.core.space.Parameter;
import dev.sweeps.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A search space as a unit cube with one coordinate per parameter that varies. Each domain is laid out on its own scale: a
 * logarithmic one by the logarithm, an unbounded one by its distribution function. A choice of three or more numbers is ordered
 * by their size, any other choice has no order.
 */
public final class UnitCube {
    private final SearchSpace space;
    private final List<Side> sides;
    /** For each position in the space its side, or -1 for a fixed parameter. */
    private final int[] sideOf;

    private UnitCube(SearchSpace space, List<Side> sides, int[] sideOf) {
        this.space = space;
        this.sides = List.copyOf(sides);
        this.sideOf = sideOf;
    }

    public static UnitCube of(SearchSpace space) {
        List<Side> sides = new ArrayList<>();
        int[] sideOf = new int[space.parameters().size()];
        for (int position = 0; position < sideOf.length; position++) {
            Parameter parameter = space.parameters().get(position);
            sideOf[position] = parameter.isFixed() ? -1 : sides.size();
            if (!parameter.isFixed()) {
                sides.add(Side.of(parameter.name(), parameter.domain()));
            }
        }
        return new UnitCube(space, sides, sideOf);
    }

    public SearchSpace space() {
        return space;
    }

    public int dimension() {
        return sides.size();
    }

    /** Name of the parameter of this coordinate. */
    public String name(int coordinate) {
        return sides.get(coordinate).name();
    }

    public Coordinate coordinate(int coordinate) {
        return sides.get(coordinate).coordinate();
    }

    /** The domain of the parameter of this coordinate. */
    public Domain domain(int coordinate) {
        return sides.get(coordinate).domain();
    }

    /** Whether this coordinate may be inactive: its parameter has a condition. */
    public boolean isConditional(int coordinate) {
        return IntStream.range(0, sideOf.length)
                .filter(position -> sideOf[position] == coordinate)
                .anyMatch(position ->
                        !space.parameters().get(position).conditions().isEmpty());
    }

    /** The nearest number that stands for a value of this coordinate, if it is active. */
    public double snapped(int coordinate, double u) {
        return sides.get(coordinate).snapped(u);
    }

    /**
     * Where a value lies along one coordinate; a number need not be one that the space gives, it is moved to the nearest.
     *
     * @return NaN if the value does not belong to the domain
     */
    public double at(int coordinate, Object value) {
        return sides.get(coordinate).at(value);
    }

    /**
     * Where a draw from the distribution of one coordinate lies; other than in the coordinate itself, the levels of a choice are as
     * likely as the user says.
     *
     * @param share in [0, 1)
     */
    public double drawn(int coordinate, double share) {
        return sides.get(coordinate).drawn(share);
    }

    /**
     * Where a configuration lies; values need not be exactly those that this space gives (numbers are moved to the nearest).
     *
     * @param values by dotted name
     * @return empty if a value does not belong to the domain, or a parameter that is active without a value
     */
    public Optional<Point> point(Map<String, Object> values) {
        double[] u = new double[sides.size()];
        for (int i = 0; i < u.length; i++) {
            Object value = values.get(sides.get(i).name());
            u[i] = value == null ? Double.NaN : sides.get(i).at(value);
            if (value != null && Double.isNaN(u[i])) {
                return Optional.empty();
            }
        }
        Point snapped = complete(u);
        return snapped == null || !Arrays.equals(active(u), active(snapped.u()))
                ? Optional.empty()
                : Optional.of(snapped);
    }

    /**
     * The nearest point that stands for a configuration: levels are moved to their middles, what the conditions switch off becomes
     * NaN.
     *
     * @param u one number for each coordinate, also for those that may turn out inactive; moved into [0, 1]
     */
    public Point snapped(double[] u) {
        Point point = complete(u);
        if (point == null) {
            throw new IllegalArgumentException("A coordinate that is active has no number: " + Arrays.toString(u));
        }
        return point;
    }

    /** The configuration of a point that {@link #snapped} or {@link #point} gave. */
    public Configuration configuration(Point point) {
        return space.assign(position -> value(position, point.u()));
    }

    private Object value(int position, double[] u) {
        int side = sideOf[position];
        return side < 0
                ? space.parameters().get(position).domain().quantile(0.5)
                : sides.get(side).value(u[side]);
    }

    private @Nullable Point complete(double[] u) {
        double[] snapped = new double[u.length];
        Arrays.fill(snapped, Double.NaN);
        boolean[] lacks = new boolean[1];
        space.assign(position -> {
            int side = sideOf[position];
            if (side < 0) {
                return value(position, u);
            }
            lacks[0] |= Double.isNaN(u[side]);
            snapped[side] = sides.get(side).snapped(Double.isNaN(u[side]) ? 0.5 : u[side]);
            return sides.get(side).value(snapped[side]);
        });
        return lacks[0] ? null : new Point(snapped);
    }

    private static boolean[] active(double[] u) {
        boolean[] active = new boolean[u.length];
        for (int i = 0; i < u.length; i++) {
            active[i] = !Double.isNaN(u[i]);
        }
        return active;
    }
}
