package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Drops what is held of a Sweep that is gone or about to go. No pass could: of a Sweep that is deleted, or marked without a finalizer of
 * the operator's own, the framework brings none.
 *
 * <p>A pass that is under way when its Sweep goes could hold something anew, so each ends with a look at the cache. A Sweep leaves the
 * cache before the watch tells of it: whichever of the two comes last finds everything.
 */
@ApplicationScoped
public class GoneSweeps {
    private final List<PerSweep> kept;
    private volatile @Nullable Function<ResourceID, Optional<Sweep>> cache;

    GoneSweeps(@All List<PerSweep> kept) {
        this.kept = kept;
    }

    /** Brings no events, but sees those of the Sweeps themselves. */
    EventSource<?, Sweep> events(EventSourceContext<Sweep> context) {
        return watching(context.getPrimaryCache()::get);
    }

    Watch watching(Function<ResourceID, Optional<Sweep>> sweeps) {
        cache = sweeps;
        return new Watch();
    }

    /** To be called at the end of each pass that has read {@code sweep}, of its own or of a trial. */
    void afterPass(Sweep sweep) {
        if (!isThere(sweep)) {
            forget(sweep);
        }
    }

    private boolean isThere(Sweep sweep) {
        var shown = cache;
        return shown != null
                && shown.apply(ResourceID.fromResource(sweep))
                        .filter(now -> isSame(now, sweep) && !now.isMarkedForDeletion())
                        .isPresent();
    }

    private void forget(Sweep sweep) {
        kept.forEach(each -> each.forget(sweep.getMetadata().getUid()));
    }

    private static boolean isSame(Sweep one, Sweep other) {
        return one.getMetadata().getUid().equals(other.getMetadata().getUid());
    }

    /** What the informer of the Sweeps tells. */
    final class Watch extends SimpleInboundEventSource<Sweep> implements ResourceEventAware<Sweep> {
        private Watch() {
            super("gone-sweeps");
        }

        /** After a break of the watch a namesake may look like a new version of the Sweep that is gone. */
        @Override
        public void onResourceUpdated(Sweep now, Sweep before) {
            if (!isSame(now, before)) {
                forget(before);
            }
            if (now.isMarkedForDeletion()) {
                forget(now);
            }
        }

        @Override
        public void onResourceDeleted(Sweep last) {
            forget(last);
        }
    }
}
