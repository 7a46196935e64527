package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.app.translate.AvoidedNodes;
import dev.sweeps.app.translate.CacheStatuses;
import dev.sweeps.app.translate.KeptFilesReport;
import dev.sweeps.app.translate.SearchStatuses;
import dev.sweeps.app.translate.SweepStatuses;
import dev.sweeps.core.history.Population;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.schedule.SweepPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Puts together what is to be said of a running sweep, and has its files kept as what is said of its best trials wants it. */
@ApplicationScoped
public class SweepReporter {
    private final FileKeeper keeper;
    private final SuggestionDesk desk;
    private final SweepGauges gauges;

    SweepReporter(FileKeeper keeper, SuggestionDesk desk, SweepGauges gauges) {
        this.keeper = keeper;
        this.desk = desk;
        this.gauges = gauges;
    }

    /**
     * What is said.
     *
     * @param beat after which it is looked at again if nothing happens
     */
    record Report(SweepStatus status, Duration beat) {}

    Report report(Sweep sweep, SweepStart.Ready ready, SweepObservation seen, SweepPlan plan, Instant now) {
        var keeping = keeper.pass(
                sweep,
                new KeepFacts(
                        seen.shown(),
                        names(plan),
                        // Of those just made too: the cache may show that a trial has ended before who goes on from it.
                        Population.of(seen.trials()).needed(),
                        ready.sweep().policy().objectives().isPareto(),
                        false),
                now);
        var cache = seen.cache();
        var status = SweepStatuses.of(
                sweep,
                plan.report(),
                SearchStatuses.of(sweep, ready.sweep().search(), desk.insight(sweep), ready.warmStart()),
                cache == null
                        ? null
                        : CacheStatuses.of(
                                seen.trials(),
                                cache.warmUpsOf(sweep.getMetadata().getName())),
                new KeptFilesReport(keeping.status(), trial -> keeping.checkpoints()
                        .getOrDefault(trial.name(), trial.checkpoint())),
                AvoidedNodes.of(sweep.getSpec(), seen.shown()),
                now);
        gauges.show(sweep, status);
        return new Report(status, NextPass.beat(status, keeping.comeBack(), now));
    }

    private static List<String> names(SweepPlan plan) {
        return plan.report().ranking().top().stream().map(TrialRecord::name).toList();
    }
}
