package dev.sweeps.core.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sets of points of which smaller coordinates are better: their front, and boxes that fill what is not yet dominated. */
public final class Nondominated {
    /**
     * A box without its border.
     *
     * @param lower corner; an entry may be minus infinity
     * @param upper corner
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every reading would cost too much
    public record Box(double[] lower, double[] upper) {}

    private Nondominated() {}

    /** Whether a is nowhere worse than b and somewhere better. */
    public static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int k = 0; k < a.length; k++) {
            if (a[k] > b[k]) {
                return false;
            }
            better |= a[k] < b[k];
        }
        return better;
    }

    /** Numbers of the points that no other dominates, in their order; equal points are all kept. */
    public static int[] front(List<double[]> points) {
        return IntStream.range(0, points.size())
                .filter(i -> points.stream().noneMatch(other -> dominates(other, points.get(i))))
                .toArray();
    }

    /**
     * Disjoint boxes that fill the part of the space below the reference that no point dominates. Cut into slabs along the last
     * coordinate, at the points; within a slab the points at or below it decide, by their other coordinates.
     *
     * @return at most (points + 1)^(dimensions - 1) boxes
     */
    public static List<Box> boxes(List<double[]> points, double[] reference) {
        List<double[]> inside =
                points.stream().filter(point -> isBelow(point, reference)).toList();
        double[] lower = new double[reference.length];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        List<Box> boxes = new ArrayList<>();
        addBoxes(boxes, inside, lower, reference.clone(), reference.length - 1);
        return boxes;
    }

    /** Whether a point is better than the reference in every coordinate. */
    static boolean isBelow(double[] point, double[] reference) {
        for (int k = 0; k < point.length; k++) {
            if (!(point[k] < reference[k])) {
                return false;
            }
        }
        return true;
    }

    private static void addBoxes(List<Box> boxes, List<double[]> points, double[] lower, double[] upper, int last) {
        double top = upper[last];
        if (last == 0) {
            double[] corner = upper.clone();
            corner[0] = points.stream().mapToDouble(point -> point[0]).min().orElse(top);
            boxes.add(new Box(lower, corner));
            return;
        }
        List<double[]> rising = points.stream()
                .sorted(Comparator.comparingDouble(point -> point[last]))
                .toList();
        for (int below = 0; below <= rising.size(); below++) {
            double from = below == 0 ? lower[last] : rising.get(below - 1)[last];
            double to = below == rising.size() ? top : rising.get(below)[last];
            if (from < to) {
                double[] slabLower = lower.clone();
                double[] slabUpper = upper.clone();
                slabLower[last] = from;
                slabUpper[last] = to;
                addBoxes(boxes, rising.subList(0, below), slabLower, slabUpper, last - 1);
            }
        }
    }
}
