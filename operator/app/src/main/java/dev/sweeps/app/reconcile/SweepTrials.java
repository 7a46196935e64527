package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The trials as the watched cache shows them. */
@ApplicationScoped
public class SweepTrials {
    private @Nullable InformerEventSource<Trial, Sweep> trials;

    InformerEventSource<Trial, Sweep> events(EventSourceContext<Sweep> context) {
        trials = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Trial.class, Sweep.class)
                        .withNamespacesInheritedFromController()
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Sweep.class))
                        .withComparableResourceVersion(false)
                        .withInformerListLimit(500L)
                        .build(),
                context);
        return trials;
    }

    /**
     * The trials of a sweep by their owner. The framework's own way collects them into a set and so hashes every field of every
     * trial in every pass; its index can lack an object for a moment while it is updated (fabric8io/kubernetes-client#7265).
     */
    List<Trial> of(Sweep sweep) {
        var meta = sweep.getMetadata();
        return in(meta.getNamespace(), trial -> TrialLedger.ownedBy(trial, meta.getUid()))
                .toList();
    }

    /** Those of all sweeps of a namespace. */
    Stream<Trial> in(String namespace, Predicate<Trial> wanted) {
        return Objects.requireNonNull(trials, "event sources are prepared before the first pass")
                .list(namespace, wanted);
    }
}
