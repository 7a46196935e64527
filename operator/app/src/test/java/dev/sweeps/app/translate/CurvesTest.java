package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.TrialStatus;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.curve.Progress;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurvesTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00.5Z");

    private static TrialStatus stored(Object curve) {
        return Serialization.unmarshal(Serialization.asJson(Map.of("curve", curve)), TrialStatus.class);
    }

    @Test
    void comesBackFromTheClusterAsItWas() {
        var progress = Progress.NONE
                .with(2, new CurvePoint(1, 1.0))
                .with(2, new CurvePoint(2, Double.NaN))
                .with(2, new CurvePoint(3, Double.NEGATIVE_INFINITY));

        var status = stored(Curves.status("loss", progress, AT));

        assertThat(Curves.stored(status)).isEqualTo(progress);
        assertThat(Curves.storedAt(status)).isEqualTo(AT);
    }

    @Test
    void readsWhatSomebodyEdited() {
        var status = stored(Map.of(
                "metric",
                "loss",
                "attempt",
                1,
                "time",
                "yesterday",
                "points",
                List.of(Map.of("step", 5, "value", 1), Map.of("step", 4, "value", 1), Map.of("step", 6))));

        assertThat(Curves.stored(status))
                .isEqualTo(Progress.NONE.with(1, new CurvePoint(5, 1)).with(1, new CurvePoint(6, Double.NaN)));
        assertThat(Curves.storedAt(status)).isNull();
    }

    @Test
    void isEmptyForATrialThatHasReportedNothing() {
        assertThat(Curves.stored(null)).isEqualTo(Progress.NONE);
    }
}
