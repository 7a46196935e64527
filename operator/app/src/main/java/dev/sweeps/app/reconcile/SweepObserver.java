package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Looks at the trials of a sweep and at the batch cache they share: in memory only, unless the cache is far behind. */
@ApplicationScoped
public class SweepObserver {
    private final SweepTrials trials;
    private final TrialLedger ledger;
    private final CacheViews caches;
    private final ClusterReads reads;

    SweepObserver(SweepTrials trials, TrialLedger ledger, CacheViews caches, ClusterReads reads) {
        this.trials = trials;
        this.ledger = ledger;
        this.caches = caches;
        this.reads = reads;
    }

    SweepObservation observe(Sweep sweep, Instant now) {
        var shown = trials.of(sweep);
        return new SweepObservation(
                shown,
                ledger.records(sweep, shown.stream(), () -> reads.trials(sweep), now),
                caches.of(sweep).orElse(null));
    }
}
