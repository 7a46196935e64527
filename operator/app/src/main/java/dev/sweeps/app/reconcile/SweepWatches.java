package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What calls for a pass of a Sweep besides itself: its trials, its warm-up Jobs, its keeper's Jobs, and a suggestion that is there; and
 * who is told when it goes.
 */
@ApplicationScoped
public class SweepWatches {
    private final SweepTrials trials;
    private final CacheViews caches;
    private final KeeperJobs keeperJobs;
    private final SuggestionDesk desk;
    private final GoneSweeps gone;

    SweepWatches(SweepTrials trials, CacheViews caches, KeeperJobs keeperJobs, SuggestionDesk desk, GoneSweeps gone) {
        this.trials = trials;
        this.caches = caches;
        this.keeperJobs = keeperJobs;
        this.desk = desk;
        this.gone = gone;
    }

    List<EventSource<?, Sweep>> eventSources(EventSourceContext<Sweep> context) {
        var suggestions = new SimpleInboundEventSource<Sweep>("suggestions");
        desk.calls(suggestions::propagateEvent);
        return List.of(
                trials.events(context),
                caches.events(context),
                keeperJobs.events(context),
                suggestions,
                gone.events(context));
    }
}
