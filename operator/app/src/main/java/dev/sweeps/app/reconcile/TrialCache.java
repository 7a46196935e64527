package dev.sweeps.app.reconcile;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.observe.Changes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The watched caches around a Trial. They are read by an index of their own: the framework collects what belongs to a resource into
 * a set and so hashes every field of every object in every pass. An index can lack an object for a moment while it is updated
 * (fabric8io/kubernetes-client#7265), as the cache itself can; {@link TrialObserver} asks the API server before it believes that.
 */
@ApplicationScoped
public class TrialCache {
    private static final String BY_TRIAL = "trial";

    private @Nullable InformerEventSource<Job, Trial> jobs;
    private @Nullable InformerEventSource<Pod, Trial> pods;
    private @Nullable InformerEventSource<Sweep, Trial> sweeps;

    List<EventSource<?, Trial>> eventSources(EventSourceContext<Trial> context) {
        var ofJobs = InformerEventSourceConfiguration.from(Job.class, Trial.class)
                .withNamespacesInheritedFromController()
                .withLabelSelector(Keys.TRIAL)
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Trial.class))
                .withOnUpdateFilter(Changes::matter)
                .withComparableResourceVersion(false)
                .withInformerListLimit(500L)
                .build();
        var ofPods = InformerEventSourceConfiguration.from(Pod.class, Trial.class)
                .withNamespacesInheritedFromController()
                .withLabelSelector(Keys.TRIAL)
                .withSecondaryToPrimaryMapper(TrialCache::trialOf)
                .withOnUpdateFilter(Changes::matter)
                .withComparableResourceVersion(false)
                .withInformerListLimit(500L)
                .build();
        // A Sweep is read, not listened to: a change of its spec reaches live trials at their next pass.
        var ofSweeps = InformerEventSourceConfiguration.from(Sweep.class, Trial.class)
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(_ -> Set.of())
                .withPrimaryToSecondaryMapper((Trial trial) -> Set.of(sweepOf(trial)))
                .withComparableResourceVersion(false)
                .build();
        jobs = new InformerEventSource<>(ofJobs, context);
        jobs.addIndexers(Map.of(BY_TRIAL, TrialCache::keys));
        pods = new InformerEventSource<>(ofPods, context);
        pods.addIndexers(Map.of(BY_TRIAL, TrialCache::keys));
        sweeps = new InformerEventSource<>(ofSweeps, context);
        return List.of(jobs, pods, sweeps);
    }

    /** The Sweep that owns {@code trial}. */
    Optional<Sweep> sweep(Trial trial) {
        return prepared(sweeps)
                .get(sweepOf(trial))
                .filter(owner -> TrialLedger.ownedBy(trial, owner.getMetadata().getUid()));
    }

    /** Jobs that carry the label of {@code trial}, whoever owns them. */
    List<Job> jobs(Trial trial) {
        return prepared(jobs).byIndex(BY_TRIAL, key(trial));
    }

    /** Pods that carry the label of {@code trial}; by label and not by owner, for the owner of a Pod is its Job. */
    List<Pod> pods(Trial trial) {
        return prepared(pods).byIndex(BY_TRIAL, key(trial));
    }

    private static <T> T prepared(@Nullable T source) {
        return Objects.requireNonNull(source, "event sources are prepared before the first pass");
    }

    private static ResourceID sweepOf(Trial trial) {
        return new ResourceID(trial.getSpec().sweep(), trial.getMetadata().getNamespace());
    }

    private static Set<ResourceID> trialOf(Pod pod) {
        return Set.of(new ResourceID(
                pod.getMetadata().getLabels().get(Keys.TRIAL), pod.getMetadata().getNamespace()));
    }

    private static List<String> keys(HasMetadata object) {
        var meta = object.getMetadata();
        return Optional.ofNullable(meta.getLabels().get(Keys.TRIAL)).stream()
                .map(trial -> key(meta.getNamespace(), trial))
                .toList();
    }

    private static String key(Trial trial) {
        return key(trial.getMetadata().getNamespace(), trial.getMetadata().getName());
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
