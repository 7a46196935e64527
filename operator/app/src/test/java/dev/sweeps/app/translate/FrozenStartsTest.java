package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.learning.EarlierPoints;
import dev.sweeps.core.learning.EarlierSweep;
import dev.sweeps.core.learning.EarlierTrial;
import dev.sweeps.core.learning.WarmStart;
import dev.sweeps.core.learning.WarmStartMode;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.space.ParameterDefinition;
import dev.sweeps.core.space.SpaceReader;
import dev.sweeps.core.space.SpaceReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrozenStartsTest {
    private static final UnitCube CUBE = cube(1);

    private static final EarlierSweep TAKEN = new EarlierSweep(
            "earlier",
            WarmStartMode.RANKING,
            List.of(
                    trial(0.1 + 0.2, Observation.Kind.COMPLETED, List.of(-1.0 / 3), Double.NaN),
                    trial(0.9, Observation.Kind.FAILED, List.of(), 12.5),
                    trial(0.25, Observation.Kind.STOPPED, List.of(Double.MIN_VALUE), 1)),
            null);

    private static final EarlierSweep REFUSED =
            new EarlierSweep("other", WarmStartMode.POINTS, List.of(), "it is after something else");

    private static final WarmStart START = new WarmStart(List.of(TAKEN, REFUSED));

    @Test
    void givesBackWhatItKept() {
        FrozenStart read = FrozenStarts.read(FrozenStarts.bytes("all of it", START), CUBE);

        assertThat(read.start()).isEqualTo(START);
        assertThat(read.wanted()).isEqualTo("all of it");
    }

    @Test
    void theSameTrialsGiveTheSameBytesAndDigest() {
        byte[] bytes = FrozenStarts.bytes("", START);
        byte[] other = FrozenStarts.bytes("", new WarmStart(List.of(REFUSED)));

        assertThat(FrozenStarts.bytes("", START)).isEqualTo(bytes);
        assertThat(FrozenStarts.read(bytes, CUBE).digest())
                .matches("sha256:[0-9a-f]{64}")
                .isNotEqualTo(FrozenStarts.read(other, CUBE).digest());
    }

    /** The spec may still change before the first trial. */
    @Test
    void leavesOutWhatDoesNotLieInTheSpaceAnyMore() {
        FrozenStart read = FrozenStarts.read(FrozenStarts.bytes("", START), cube(0.5));

        assertThat(read.start().sweeps().getFirst().trials())
                .extracting(trial -> trial.parameters().get("x"))
                .containsExactly(0.1 + 0.2, 0.25);
    }

    @Test
    void saysInTheStatusWhatItHolds() {
        var status = FrozenStarts.read(FrozenStarts.bytes("", START), CUBE).status("s-warm-start");

        assertThat(status.sources()).containsExactly("earlier");
        assertThat(status.trials()).isEqualTo(3);
        assertThat(status.refused()).containsExactly("it is after something else");
    }

    private static EarlierTrial trial(double x, Observation.Kind kind, List<Double> losses, double cost) {
        Map<String, Object> parameters = Map.of("x", x);
        var point = EarlierPoints.of(CUBE, parameters, WarmStartMode.RANKING).orElseThrow();
        return new EarlierTrial(parameters, new Observation(point, kind, losses, List.of(0.5, Double.NaN), cost, 7));
    }

    private static UnitCube cube(double max) {
        var x = new ParameterDefinition(
                "uniform", 0.0, max, null, null, null, null, null, null, null, null, null, null, null, null, null);
        return switch (SpaceReader.read(Map.of("x", x))) {
            case SpaceReading.Ready ready -> UnitCube.of(ready.space());
            case SpaceReading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
