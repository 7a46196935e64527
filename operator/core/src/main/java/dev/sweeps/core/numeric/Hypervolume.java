package dev.sweeps.core.numeric;

import java.util.Comparator;
import java.util.List;

/**
 * The volume that points dominate below a reference point, smaller coordinates being better: exact, by slicing along one coordinate
 * after the other (While et al., "A faster algorithm for calculating hypervolume", 2006).
 */
public final class Hypervolume {
    private Hypervolume() {}

    /** The volume; points that are not better than the reference in every coordinate add nothing. */
    public static double of(List<double[]> points, double[] reference) {
        List<double[]> inside = points.stream()
                .filter(point -> Nondominated.isBelow(point, reference))
                .toList();
        return volume(inside, reference, reference.length - 1);
    }

    private static double volume(List<double[]> points, double[] reference, int last) {
        if (points.isEmpty()) {
            return 0;
        }
        if (last == 0) {
            return reference[0]
                    - points.stream().mapToDouble(point -> point[0]).min().orElseThrow();
        }
        List<double[]> rising = points.stream()
                .sorted(Comparator.comparingDouble(point -> point[last]))
                .toList();
        double volume = 0;
        for (int i = 0; i < rising.size(); i++) {
            double top = i + 1 < rising.size() ? rising.get(i + 1)[last] : reference[last];
            double height = top - rising.get(i)[last];
            if (height > 0) {
                volume += height * volume(rising.subList(0, i + 1), reference, last - 1);
            }
        }
        return volume;
    }
}
