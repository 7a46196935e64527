package dev.sweeps.app.reconcile;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.CachePolicies;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.cache.CachePolicy;
import dev.sweeps.core.cache.CacheView;
import dev.sweeps.core.cache.WarmUp;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the watched caches show of a batch cache: it is shared by the sweeps of a namespace, so that trials and warm-up Jobs of all of
 * them count. A sweep listens to its own warm-up Jobs only; for those of others it looks again while a trial waits.
 */
@ApplicationScoped
public class CacheViews {
    private final WarmUps warmUps;
    private final SweepTrials trials;
    private @Nullable InformerEventSource<Job, Sweep> jobs;

    CacheViews(WarmUps warmUps, SweepTrials trials) {
        this.warmUps = warmUps;
        this.trials = trials;
    }

    InformerEventSource<Job, Sweep> events(EventSourceContext<Sweep> context) {
        jobs = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Job.class, Sweep.class)
                        .withNamespacesInheritedFromController()
                        .withLabelSelector(Keys.CACHE_KEY)
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Sweep.class))
                        .withComparableResourceVersion(false)
                        .build(),
                context);
        return jobs;
    }

    /** Empty for a sweep without a batch cache. */
    Optional<CacheView> of(Sweep sweep) {
        return CachePolicies.of(sweep).map(policy -> view(sweep, policy));
    }

    private CacheView view(Sweep sweep, CachePolicy policy) {
        var namespace = sweep.getMetadata().getNamespace();
        var uid = sweep.getMetadata().getUid();
        var neighbours = trials.in(
                        namespace,
                        trial -> trial.getSpec().cache() != null
                                && policy.place().equals(trial.getSpec().cache().place())
                                && !TrialLedger.ownedBy(trial, uid))
                .map(TrialRecords::of)
                .toList();
        return new CacheView(policy, neighbours, warmUps(sweep, policy));
    }

    private List<WarmUp> warmUps(Sweep sweep, CachePolicy policy) {
        return Objects.requireNonNull(jobs, "event sources are prepared before the first pass")
                .list(sweep.getMetadata().getNamespace(), job -> isAt(job, policy.place()))
                .flatMap(job -> warmUps.of(job).stream())
                .toList();
    }

    private static boolean isAt(Job job, String place) {
        var annotations = job.getMetadata().getAnnotations();
        return annotations != null && place.equals(annotations.get(Keys.CACHE_PLACE));
    }
}
