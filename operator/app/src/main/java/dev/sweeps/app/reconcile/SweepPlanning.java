package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.translate.ReadySweep;
import dev.sweeps.app.translate.SweepSnapshots;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.cache.CacheView;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.schedule.SweepPlan;
import dev.sweeps.core.schedule.SweepPlanner;
import dev.sweeps.core.schedule.SweepSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands the planner what was seen of a sweep. */
@ApplicationScoped
public class SweepPlanning {
    private final ConfigurationSources sources;
    private final TrialLedger ledger;
    private final ClusterReads reads;

    SweepPlanning(ConfigurationSources sources, TrialLedger ledger, ClusterReads reads) {
        this.sources = sources;
        this.ledger = ledger;
        this.reads = reads;
    }

    /** Plans; when trials are missing that were made before, asks the API server before believing it. */
    SweepPlan plan(Sweep sweep, ReadySweep ready, SweepObservation seen, Instant now) {
        var plan = SweepPlanner.plan(snapshot(sweep, ready, seen.trials(), seen.cache()), now);
        if (!plan.verifyTrials()) {
            return plan;
        }
        var listed = reads.trials(sweep).stream().map(TrialRecords::of).toList();
        ledger.confirm(sweep, snapshot(sweep, ready, listed, seen.cache()).missing());
        return SweepPlanner.plan(snapshot(sweep, ready, listed, seen.cache()), now);
    }

    private SweepSnapshot snapshot(Sweep sweep, ReadySweep ready, List<TrialRecord> trials, @Nullable CacheView cache) {
        return SweepSnapshots.of(
                sweep, ready, sources.of(sweep, ready, trials), trials, ledger.confirmedMissing(sweep), cache);
    }
}
