package dev.sweeps.app.translate;

import dev.sweeps.api.StopCause;
import dev.sweeps.api.StopOrder;
import dev.sweeps.core.schedule.SweepAction.StopTrial;
import dev.sweeps.core.schedule.SweepAction.StopVerdict;
import org.jspecify.annotations.Nullable;

/** The order that is stored in a Trial to end it. NaN and infinities never reach a number field. */
public final class StopOrders {
    private StopOrders() {}

    public static StopOrder of(StopTrial stop) {
        return new StopOrder(stop.reason(), stop.message(), cause(stop.verdict()));
    }

    private static @Nullable StopCause cause(@Nullable StopVerdict verdict) {
        if (verdict == null) {
            return null;
        }
        var cause = verdict.cause();
        return new StopCause(
                cause.rule(),
                cause.step(),
                finite(cause.value()),
                finite(cause.threshold()),
                cause.peers(),
                verdict.expectedGpuSeconds());
    }

    private static @Nullable Double finite(@Nullable Double number) {
        return number == null || !Double.isFinite(number) ? null : number;
    }
}
