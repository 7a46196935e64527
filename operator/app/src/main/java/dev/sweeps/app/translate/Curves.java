package dev.sweeps.app.translate;

import dev.sweeps.api.CurveStatus;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.curve.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trial has reported on its way, as stored and as the core speaks of it. */
public final class Curves {
    private Curves() {}

    public static Progress stored(@Nullable TrialStatus status) {
        var curve = status == null ? null : status.curve();
        return curve == null ? Progress.NONE : new Progress(Math.max(0, curve.attempt()), curve(curve));
    }

    /** When the last stored report was printed, by the clock of its node; null when nothing is known of it. */
    public static @Nullable Instant storedAt(@Nullable TrialStatus status) {
        var curve = status == null ? null : status.curve();
        return curve == null ? null : TrialRecords.instant(curve.time());
    }

    /** What is to be stored of a progress that is not empty. */
    public static CurveStatus status(String metric, Progress progress, @Nullable Instant at) {
        return new CurveStatus(
                metric,
                progress.attempt(),
                progress.lastStep(),
                at == null ? null : at.toString(),
                progress.curve().points().stream()
                        .map(point -> dev.sweeps.api.CurvePoint.of(point.step(), point.value()))
                        .toList());
    }

    /** Points out of order are left out: a hand-edited status must not stop the operator. */
    private static Curve curve(CurveStatus stored) {
        List<CurvePoint> points = new ArrayList<>();
        var last = -1L;
        for (var point : stored.points()) {
            if (point.step() > last) {
                last = point.step();
                points.add(new CurvePoint(last, point.number()));
            }
        }
        return new Curve(points);
    }
}
