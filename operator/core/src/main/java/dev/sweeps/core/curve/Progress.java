package dev.sweeps.core.curve;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a trial has come, as its reports tell. Reports are taken in any number of times: the log of a running program is read
 * again after every break, and each (attempt, step) counts once.
 *
 * @param attempt that reported last, from 1; 0 before the first report
 */
public record Progress(int attempt, Curve curve) {
    /** A trial that has reported nothing yet. */
    public static final Progress NONE = new Progress(0, Curve.EMPTY);

    public Progress {
        if (attempt < 0) {
            throw new IllegalArgumentException("attempt " + attempt + " must not be negative");
        }
    }

    /**
     * The progress after one more report.
     *
     * <p>Within an attempt the steps ascend; one that does not is known already. A later attempt goes on from its checkpoint: its
     * first report replaces what an earlier one had reported from that step on, so that the curve is that of the run that counts.
     */
    public Progress with(int reporter, CurvePoint report) {
        if (reporter < attempt || (reporter == attempt && report.step() <= lastStep())) {
            return this;
        }
        List<CurvePoint> points = new ArrayList<>(curve.points());
        while (!points.isEmpty() && points.getLast().step() >= report.step()) {
            points.removeLast();
        }
        points.add(report);
        return new Progress(reporter, new Curve(points));
    }

    /** Whether this is more than {@code other}, an earlier state of the same trial. */
    public boolean isBeyond(Progress other) {
        return attempt > other.attempt || (attempt == other.attempt && lastStep() > other.lastStep());
    }

    /** -1 before the first report. */
    public long lastStep() {
        return curve.isEmpty() ? -1 : curve.points().getLast().step();
    }
}
