package dev.sweeps.app.reconcile;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.keep.FarewellJob;
import dev.sweeps.app.keep.KeeperJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keeper's Jobs as the watched cache shows them. */
@ApplicationScoped
public class KeeperJobs {
    private @Nullable InformerEventSource<Job, Sweep> jobs;

    /** Farewells wake the namesake that waits for their end. */
    InformerEventSource<Job, Sweep> events(EventSourceContext<Sweep> context) {
        jobs = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Job.class, Sweep.class)
                        .withNamespacesInheritedFromController()
                        .withLabelSelector(Keys.KEEPER)
                        .withSecondaryToPrimaryMapper(job -> Set.of(new ResourceID(
                                FarewellJob.sweepName(job), job.getMetadata().getNamespace())))
                        .withComparableResourceVersion(false)
                        .build(),
                context);
        return jobs;
    }

    /** The passes of this very Sweep. */
    List<Job> passes(Sweep sweep) {
        return all(sweep).stream()
                .filter(job -> KeeperJob.isPass(job)
                        && job.getMetadata().getOwnerReferences().stream().anyMatch(owner -> owner.getUid()
                                .equals(sweep.getMetadata().getUid())))
                .toList();
    }

    /** Farewells to this Sweep and to deleted ones of its name. */
    List<Job> farewells(Sweep sweep) {
        return all(sweep).stream().filter(FarewellJob::isFarewell).toList();
    }

    private List<Job> all(Sweep sweep) {
        var name = sweep.getMetadata().getName();
        return Objects.requireNonNull(jobs, "event sources are prepared before the first pass")
                .list(sweep.getMetadata().getNamespace(), job -> FarewellJob.sweepName(job)
                        .equals(name))
                .toList();
    }
}
