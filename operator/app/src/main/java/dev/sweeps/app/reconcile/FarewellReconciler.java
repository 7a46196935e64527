package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.keep.FarewellJob;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets a farewell run when its Sweep is gone, also when it went while no operator was there. It asks the API server, not a cache: what
 * it starts cannot be taken back.
 */
@ControllerConfiguration(
        name = "farewell",
        informer = @Informer(labelSelector = FarewellReconciler.FAREWELLS, comparableResourceVersions = false),
        maxReconciliationInterval = @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 500, intervalMultiplier = 2, maxInterval = 30_000)
public class FarewellReconciler implements Reconciler<Job> {
    static final String FAREWELLS = "sweeps.dev/keeper=farewell";

    private static final Logger LOG = Logger.getLogger(FarewellReconciler.class);

    private final ClusterReads reads;
    private final ClusterWrites writes;
    private @Nullable InformerEventSource<Sweep, Job> sweeps;

    FarewellReconciler(ClusterReads reads, ClusterWrites writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /** A Sweep that comes or goes wakes the farewells of its name. */
    @Override
    public List<EventSource<?, Job>> prepareEventSources(EventSourceContext<Job> context) {
        sweeps = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Sweep.class, Job.class)
                        .withNamespacesInheritedFromController()
                        .withSecondaryToPrimaryMapper(sweep -> farewells(context, sweep))
                        .withOnUpdateFilter((_, _) -> false)
                        .withComparableResourceVersion(false)
                        .build(),
                context);
        return List.of(Objects.requireNonNull(sweeps));
    }

    private static Set<ResourceID> farewells(EventSourceContext<Job> context, Sweep sweep) {
        var meta = sweep.getMetadata();
        return context.getPrimaryCache()
                .list(meta.getNamespace(), job -> FarewellJob.sweepName(job).equals(meta.getName()))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    @Override
    public UpdateControl<Job> reconcile(Job job, Context<Job> context) {
        if (job.isMarkedForDeletion() || !Boolean.TRUE.equals(job.getSpec().getSuspend())) {
            return UpdateControl.noUpdate();
        }
        var meta = job.getMetadata();
        var found = reads.sweep(meta.getNamespace(), FarewellJob.sweepName(job));
        if (found.isEmpty()) {
            LOG.infof("%s/%s: its sweep is gone, removes its files", meta.getNamespace(), meta.getName());
            writes.resume(job);
        } else if (!found.get().getMetadata().getUid().equals(FarewellJob.sweepUid(job))) {
            LOG.infof(
                    "%s/%s: a new sweep of the same name uses the folder, its files stay",
                    meta.getNamespace(), meta.getName());
            writes.delete(job, DeletionPropagation.FOREGROUND);
        }
        return UpdateControl.noUpdate();
    }
}
