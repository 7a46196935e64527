package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimited;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The framework's way to a Sweep: which of its passes is due.
 *
 * <p>Own writes go through {@link ClusterWrites}, not through the framework: its filter for own events can lose an edit that
 * races with a write (operator-framework/java-operator-sdk#3398), and is switched off here besides.
 */
@ControllerConfiguration(
        name = "sweep",
        informer = @Informer(comparableResourceVersions = false, informerListLimit = 500),
        maxReconciliationInterval = @MaxReconciliationInterval(interval = 5, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 500, intervalMultiplier = 2, maxInterval = 30_000)
@RateLimited(maxReconciliations = 2, within = 100, unit = TimeUnit.MILLISECONDS)
public class SweepReconciler implements Reconciler<Sweep> {
    private final SweepWatches watches;
    private final SweepStarts starts;
    private final StalledSweeps stalled;
    private final SweepPass running;
    private final FinishedSweeps finished;
    private final GoneSweeps gone;

    SweepReconciler(
            SweepWatches watches,
            SweepStarts starts,
            StalledSweeps stalled,
            SweepPass running,
            FinishedSweeps finished,
            GoneSweeps gone) {
        this.watches = watches;
        this.starts = starts;
        this.stalled = stalled;
        this.running = running;
        this.finished = finished;
        this.gone = gone;
    }

    @Override
    public List<EventSource<?, Sweep>> prepareEventSources(EventSourceContext<Sweep> context) {
        return watches.eventSources(context);
    }

    @Override
    public UpdateControl<Sweep> reconcile(Sweep sweep, Context<Sweep> context) throws InterruptedException {
        if (sweep.isMarkedForDeletion()) {
            return UpdateControl.noUpdate();
        }
        try {
            return pass(sweep);
        } finally {
            gone.afterPass(sweep);
        }
    }

    private UpdateControl<Sweep> pass(Sweep sweep) throws InterruptedException {
        if (isOver(sweep)) {
            return finished.pass(sweep);
        }
        return switch (starts.of(sweep)) {
            case SweepStart.Waits waits -> stalled.pass(sweep, waits);
            case SweepStart.Ready ready -> running.pass(sweep, ready);
        };
    }

    private static boolean isOver(Sweep sweep) {
        return sweep.getStatus() != null && sweep.getStatus().completionTime() != null;
    }

    @Override
    public ErrorStatusUpdateControl<Sweep> updateErrorStatus(Sweep sweep, Context<Sweep> context, Exception e) {
        FailedPass.log(sweep, e);
        return ErrorStatusUpdateControl.noStatusUpdate();
    }
}
