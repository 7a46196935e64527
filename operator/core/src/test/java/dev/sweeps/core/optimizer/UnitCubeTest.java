package dev.sweeps.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.space.Configuration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitCubeTest {
    private static final UnitCube CUBE = UnitCube.of(Cubes.everyKind());

    @Test
    void hasOneCoordinateForEachParameterThatVaries() {
        assertThat(IntStream.range(0, CUBE.dimension()).mapToObj(CUBE::name)).doesNotContain("fixed");
        assertThat(CUBE.coordinate(Cubes.coordinate(CUBE, "lr"))).isEqualTo(new Coordinate.Real());
        assertThat(CUBE.coordinate(Cubes.coordinate(CUBE, "batch"))).isEqualTo(new Coordinate.Ordered(4));
        assertThat(CUBE.coordinate(Cubes.coordinate(CUBE, "gamma"))).isEqualTo(new Coordinate.Ordered(3));
        assertThat(CUBE.coordinate(Cubes.coordinate(CUBE, "optimizer"))).isEqualTo(new Coordinate.Unordered(3));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void findsTheWayBackFromEveryConfiguration(Configuration configuration) {
        Point point = CUBE.point(configuration.values()).orElseThrow();

        assertThat(CUBE.snapped(filled(point))).isEqualTo(point);
        Map<String, Object> again = CUBE.configuration(point).values();
        assertThat(again.keySet()).isEqualTo(configuration.values().keySet());
        again.forEach((name, value) -> {
            if (value instanceof Double number) {
                assertThat(number)
                        .isCloseTo(
                                (Double) configuration.values().get(name),
                                org.assertj.core.data.Percentage.withPercentage(1e-6));
            } else {
                assertThat(value).isEqualTo(configuration.values().get(name));
            }
        });
    }

    /** What a caller has that knows nothing of conditions: a number everywhere. */
    private static double[] filled(Point point) {
        return IntStream.range(0, point.u().length)
                .mapToDouble(i -> point.isActive(i) ? point.u()[i] : 0.3)
                .toArray();
    }

    static List<Configuration> draws() {
        return IntStream.range(0, 200)
                .mapToObj(draw -> Cubes.everyKind().configuration(position -> HashStream.uniform(11, draw, position)))
                .toList();
    }

    @Test
    void switchesOffWhatTheConditionsSwitchOff() {
        double[] middle = new double[CUBE.dimension()];
        java.util.Arrays.fill(middle, 0.5);
        middle[Cubes.coordinate(CUBE, "use_lstm")] = 0.1;

        Point off = CUBE.snapped(middle);

        assertThat(CUBE.configuration(off).values()).containsEntry("use_lstm", false);
        assertThat(off.isActive(Cubes.coordinate(CUBE, "lstm_hidden"))).isFalse();
    }

    @Test
    void knowsWhichCoordinatesMayBeInactive() {
        assertThat(IntStream.range(0, CUBE.dimension())
                        .filter(CUBE::isConditional)
                        .mapToObj(CUBE::name))
                .containsExactly("lstm_hidden");
    }

    @Test
    void snapsOneCoordinateAsItSnapsAPoint() {
        for (int i = 0; i < CUBE.dimension(); i++) {
            double[] u = new double[CUBE.dimension()];
            java.util.Arrays.fill(u, 0.77);

            assertThat(CUBE.snapped(i, 0.77)).isEqualTo(CUBE.snapped(u).u()[i]);
        }
    }

    @Test
    void refusesWhatDoesNotBelongToTheSpace() {
        Map<String, Object> values =
                new java.util.LinkedHashMap<>(draws().getFirst().values());
        values.put("optimizer", "unheard of");

        assertThat(CUBE.point(values)).isEmpty();
    }
}
