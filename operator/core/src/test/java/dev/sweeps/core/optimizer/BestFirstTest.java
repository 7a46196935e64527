package dev.sweeps.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.optimizer.Observation.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestFirstTest {
    @Test
    void ordersCompletedThenStoppedThenInfeasible() {
        List<Observation> observations = List.of(
                observation(0, Kind.COMPLETED, -9, 0, 2),
                observation(1, Kind.STOPPED, 1, 5, 0),
                observation(2, Kind.COMPLETED, 3, 9, 0),
                observation(3, Kind.STOPPED, 0, 5, 0),
                observation(4, Kind.COMPLETED, -5, 0, 0.5),
                observation(5, Kind.STOPPED, 7, 8, 0),
                observation(6, Kind.COMPLETED, 2, 0, 0));

        assertThat(BestFirst.order(observations)).containsExactly(6, 2, 5, 3, 1, 4, 0);
    }

    @Test
    void aConstraintWithoutANumberIsMissedByFar() {
        List<Observation> observations =
                List.of(observation(0, Kind.COMPLETED, 1, 0, Double.NaN), observation(1, Kind.COMPLETED, 2, 0, 1e9));

        assertThat(BestFirst.order(observations)).containsExactly(1, 0);
    }

    @Test
    void severalLossesGoByFrontAndRoom() {
        List<Observation> observations = new ArrayList<>();
        double[][] losses = {{5, 5}, {0, 4}, {3.9, 0.1}, {2, 2}, {4, 0}};
        for (int i = 0; i < losses.length; i++) {
            observations.add(
                    new Observation(point(i), Kind.COMPLETED, List.of(losses[i][0], losses[i][1]), List.of(), 1, 0));
        }

        assertThat(BestFirst.order(observations)).containsExactly(1, 4, 3, 2, 0);
    }

    private static Observation observation(int number, Kind kind, double loss, long step, double violation) {
        return new Observation(point(number), kind, List.of(loss), List.of(violation), 1, step);
    }

    private static Point point(int number) {
        return new Point(new double[] {number / 1_000.0});
    }
}
