package dev.sweeps.core.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @Test
    void addsTheStairsOfAFront() {
        List<double[]> front = List.of(new double[] {1, 3}, new double[] {2, 2}, new double[] {3, 1});

        assertThat(Hypervolume.of(front, new double[] {4, 4})).isCloseTo(6, EXACT);
    }

    /** By inclusion and exclusion: 3 boxes of 4, 3 overlaps of 2 each, one of 1 in common. */
    @Test
    void countsWhatThreeBoxesShareOnce() {
        List<double[]> front = List.of(new double[] {0, 1, 0}, new double[] {1, 0, 0}, new double[] {0, 0, 1});

        assertThat(Hypervolume.of(front, new double[] {2, 2, 2})).isCloseTo(4 + 4 + 4 - 2 - 2 - 2 + 1, EXACT);
    }

    @Test
    void ignoresDominatedEqualAndOutlyingPoints() {
        List<double[]> points = List.of(
                new double[] {1, 1}, new double[] {1, 1}, new double[] {2, 2}, new double[] {-9, 4}, new double[] {5, -9
                });

        assertThat(Hypervolume.of(points, new double[] {4, 4})).isCloseTo(9, EXACT);
        assertThat(Hypervolume.of(List.of(), new double[] {4, 4})).isZero();
    }

    /** Boxes of what is not dominated, cut off at 0, and the dominated volume fill the cube below the reference. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void boxesFillWhatIsNotDominated(int dimensions) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int number = i;
            double[] point = new double[dimensions];
            Arrays.setAll(point, k -> HashStream.uniform(3, number, k));
            points.add(point);
        }
        double[] reference = new double[dimensions];
        Arrays.fill(reference, 1);

        double free = Nondominated.boxes(points, reference).stream()
                .mapToDouble(HypervolumeTest::volumeAboveZero)
                .sum();

        assertThat(free + Hypervolume.of(points, reference)).isCloseTo(1, EXACT);
    }

    private static double volumeAboveZero(Nondominated.Box box) {
        double volume = 1;
        for (int k = 0; k < box.lower().length; k++) {
            volume *= box.upper()[k] - Math.max(0, box.lower()[k]);
        }
        return volume;
    }

    @Test
    void findsTheFront() {
        List<double[]> points = List.of(
                new double[] {1, 3}, new double[] {2, 2}, new double[] {2, 3}, new double[] {1, 3}, new double[] {3, 1
                });

        assertThat(Nondominated.front(points)).containsExactly(0, 1, 3, 4);
    }
}
