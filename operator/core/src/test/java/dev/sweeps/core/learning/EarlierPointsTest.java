package dev.sweeps.core.learning;

import static dev.sweeps.core.learning.WarmStartMode.POINTS;
import static dev.sweeps.core.learning.WarmStartMode.RANKING;
import static dev.sweeps.core.space.Spaces.def;
import static dev.sweeps.core.space.Spaces.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlierPointsTest {
    private static final UnitCube CUBE = UnitCube.of(space(
            "lr", def("distribution", "log_uniform_values", "min", 0.001, "max", 0.1),
            "layers", def("min", 1, "max", 4),
            "kind", def("values", List.of("a", "b")),
            "epochs", def("value", 10)));

    private static final Map<String, Object> WHOLE = Map.of("lr", 0.01, "layers", 2, "kind", "b");

    @Test
    void liesWhereTheValuesLie() {
        assertThat(EarlierPoints.of(CUBE, WHOLE, RANKING)).hasValue(point(0.5, 0.375, 0.75));
    }

    @Test
    void dropsATrialWithAValueOutsideTheBounds() {
        assertThat(EarlierPoints.of(CUBE, with("lr", 0.2), RANKING)).isEmpty();
        assertThat(EarlierPoints.of(CUBE, with("lr", 0.0009), RANKING)).isEmpty();
        assertThat(EarlierPoints.of(CUBE, with("layers", 5), RANKING)).isEmpty();
        assertThat(EarlierPoints.of(CUBE, with("layers", 0), RANKING)).isEmpty();
        assertThat(EarlierPoints.of(CUBE, with("kind", "c"), RANKING)).isEmpty();
        assertThat(EarlierPoints.of(CUBE, with("lr", "fast"), RANKING)).isEmpty();
    }

    @Test
    void takesTheBoundsThemselvesHoweverTheyWerePrinted() {
        assertThat(EarlierPoints.of(CUBE, with("lr", 0.10000000000000002), RANKING))
                .hasValue(point(1, 0.375, 0.75));
        assertThat(EarlierPoints.of(CUBE, with("layers", 4.0), RANKING)).hasValue(point(0.5, 0.875, 0.75));
    }

    @Test
    void takesTheMiddleOfWhatOnlyThisSpaceVaries() {
        assertThat(EarlierPoints.of(CUBE, Map.of("layers", 2, "kind", "a", "momentum", 0.9), RANKING))
                .hasValue(point(0.5, 0.375, 0.25));
    }

    @Test
    void isNothingWithoutAParameterInCommon() {
        assertThat(EarlierPoints.of(CUBE, Map.of("momentum", 0.9, "epochs", 10), RANKING))
                .isEmpty();
    }

    /** As points trials must be of this very problem; a ranking may come from shorter trainings. */
    @Test
    void whatIsFixedHereMattersToPointsOnly() {
        assertThat(EarlierPoints.of(CUBE, with("epochs", 3), RANKING)).isPresent();
        assertThat(EarlierPoints.of(CUBE, with("epochs", 3), POINTS)).isEmpty();
        assertThat(EarlierPoints.of(CUBE, with("epochs", 10.0), POINTS)).isPresent();
        assertThat(EarlierPoints.of(CUBE, WHOLE, POINTS)).isPresent();
    }

    @Test
    void leavesOutWhatConditionsSwitchOff() {
        UnitCube conditional = UnitCube.of(space(
                "lstm", def("values", List.of(true, false)),
                "hidden", def("min", 1, "max", 4, "when", "lstm")));

        assertThat(EarlierPoints.of(conditional, Map.of("lstm", false, "hidden", 3), RANKING))
                .hasValueSatisfying(point -> assertThat(point.isActive(1)).isFalse());
        assertThat(EarlierPoints.of(conditional, Map.of("lstm", true), RANKING))
                .hasValueSatisfying(point -> assertThat(point.u()[1]).isEqualTo(0.625));
    }

    private static Map<String, Object> with(String name, Object value) {
        var changed = new LinkedHashMap<>(WHOLE);
        changed.put(name, value);
        return changed;
    }

    private static Point point(double... u) {
        return new Point(u);
    }
}
