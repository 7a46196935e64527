package dev.sweeps.app.translate;

import dev.sweeps.api.CurveStatus;
import dev.sweeps.api.LatestStatus;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.core.curve.LatestReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of a Trial's status that tell what its program has reported on its way. */
public record LiveStatus(@Nullable CurveStatus curve, @Nullable LatestStatus latest) {
    /** Nothing was reported. */
    public static final LiveStatus NONE = new LiveStatus(null, null);

    public static LiveStatus stored(@Nullable TrialStatus status) {
        return status == null ? NONE : new LiveStatus(status.curve(), status.latest());
    }

    /** The newest report; null when there is none, or a hand-edited one that cannot be. */
    public static @Nullable LatestReport latest(@Nullable TrialStatus status) {
        var stored = status == null ? null : status.latest();
        return stored == null || stored.attempt() < 1 || stored.step() < 0
                ? null
                : new LatestReport(
                        stored.attempt(),
                        stored.step(),
                        Objects.requireNonNullElse(stored.metrics(), Map.of()),
                        Objects.requireNonNullElse(stored.notFinite(), List.of()));
    }

    /** When the newest report was printed, by the clock of its node; null when nothing is known of it. */
    public static @Nullable Instant latestAt(@Nullable TrialStatus status) {
        var stored = status == null ? null : status.latest();
        return stored == null ? null : TrialRecords.instant(stored.time());
    }

    /** What is to be stored of a newest report. */
    public static LatestStatus of(LatestReport report, @Nullable Instant at) {
        return new LatestStatus(
                report.attempt(),
                report.step(),
                at == null ? null : at.toString(),
                report.metrics().isEmpty() ? null : report.metrics(),
                report.notFinite().isEmpty() ? null : report.notFinite());
    }
}
