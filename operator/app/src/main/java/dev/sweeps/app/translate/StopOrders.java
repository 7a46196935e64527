package dev.sweeps.app.translate;

import dev.sweeps.api.RungOrder;
import dev.sweeps.api.StopCause;
import dev.sweeps.api.StopOrder;
import dev.sweeps.core.pruning.Cause;
import dev.sweeps.core.pruning.Ladder;
import dev.sweeps.core.schedule.SweepAction.MoveAtRung;
import dev.sweeps.core.schedule.SweepAction.StopTrial;
import dev.sweeps.core.schedule.SweepAction.StopVerdict;
import org.jspecify.annotations.Nullable;

/** The orders that are stored in a Trial to end, pause or continue it. NaN and infinities never reach a number field. */
public final class StopOrders {
    private StopOrders() {}

    public static StopOrder of(StopTrial stop) {
        var verdict = stop.verdict();
        var finding = verdict == null ? null : verdict.finding();
        return new StopOrder(
                stop.reason(), stop.message(), cause(verdict), finding == null ? null : TrialFindings.status(finding));
    }

    /** What is stored of a decision at a rung. */
    public static RungOrder of(MoveAtRung move) {
        var cause = move.cause();
        return new RungOrder(cause.step(), move.move() != Ladder.Move.PAUSE, cause.text(), cause(cause, null));
    }

    private static @Nullable StopCause cause(@Nullable StopVerdict verdict) {
        return verdict == null ? null : cause(verdict.cause(), verdict.expectedGpuSeconds());
    }

    private static StopCause cause(Cause cause, @Nullable Long expectedGpuSeconds) {
        return new StopCause(
                cause.rule(),
                cause.step(),
                finite(cause.value()),
                finite(cause.threshold()),
                cause.peers(),
                expectedGpuSeconds);
    }

    private static @Nullable Double finite(@Nullable Double number) {
        return number == null || !Double.isFinite(number) ? null : number;
    }
}
