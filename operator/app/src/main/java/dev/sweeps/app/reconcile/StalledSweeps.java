package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.translate.StoredStatuses;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What there is to do for a Sweep whose trials cannot be made: it says why, and is looked at again. */
@ApplicationScoped
public class StalledSweeps {
    private final SweepStatusWriter writer;
    private final Clock clock;

    StalledSweeps(SweepStatusWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    UpdateControl<Sweep> pass(Sweep sweep, SweepStart.Waits waits) {
        var now = clock.instant();
        var status = StoredStatuses.stalled(sweep, waits.reason(), waits.message(), now);
        var wait = writer.write(sweep, status, now);
        return UpdateControl.<Sweep>noUpdate().rescheduleAfter(wait.orElse(NextPass.HEARTBEAT));
    }
}
