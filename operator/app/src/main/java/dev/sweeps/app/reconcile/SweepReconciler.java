package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.api.Trial;
import dev.sweeps.api.WarmStartStatus;
import dev.sweeps.app.translate.AvoidedNodes;
import dev.sweeps.app.translate.CacheStatuses;
import dev.sweeps.app.translate.KeptFilesReport;
import dev.sweeps.app.translate.ReadySweep;
import dev.sweeps.app.translate.SearchStatuses;
import dev.sweeps.app.translate.SpecReading;
import dev.sweeps.app.translate.SweepSnapshots;
import dev.sweeps.app.translate.SweepStatuses;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.cache.CacheView;
import dev.sweeps.core.history.Population;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.schedule.SweepPlan;
import dev.sweeps.core.schedule.SweepPlanner;
import dev.sweeps.core.schedule.SweepSnapshot;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimited;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a Sweep going: reads its spec, looks at its trials, plans, makes and ends trials, reports.
 *
 * <p>Own writes go through {@link ClusterWrites}, not through the framework: its filter for own events can lose an edit that
 * races with a write (operator-framework/java-operator-sdk#3398), and is switched off here besides.
 */
@ControllerConfiguration(
        name = "sweep",
        informer = @Informer(comparableResourceVersions = false, informerListLimit = 500),
        maxReconciliationInterval = @MaxReconciliationInterval(interval = 5, timeUnit = TimeUnit.MINUTES))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 500, intervalMultiplier = 2, maxInterval = 30_000)
@RateLimited(maxReconciliations = 2, within = 100, unit = TimeUnit.MILLISECONDS)
public class SweepReconciler implements Reconciler<Sweep> {
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final SpecReadings readings;
    private final TrialLedger ledger;
    private final Admission admission;
    private final SweepExecutor executor;
    private final SweepStatusWriter writer;
    private final HelperFiles helperFiles;
    private final SweepGauges gauges;
    private final ConfigurationSources sources;
    private final SuggestionDesk desk;
    private final WarmStarts warmStarts;
    private final CacheViews caches;
    private final KeeperJobs keeperJobs;
    private final FileKeeper keeper;
    private final Farewells farewells;
    private final FinishedSweeps finished;
    private final ClusterReads reads;
    private final Clock clock;
    private @Nullable InformerEventSource<Trial, Sweep> trialCache;

    SweepReconciler(
            SpecReadings readings,
            TrialLedger ledger,
            Admission admission,
            SweepExecutor executor,
            SweepStatusWriter writer,
            HelperFiles helperFiles,
            SweepGauges gauges,
            ConfigurationSources sources,
            SuggestionDesk desk,
            WarmStarts warmStarts,
            CacheViews caches,
            KeeperJobs keeperJobs,
            FileKeeper keeper,
            Farewells farewells,
            FinishedSweeps finished,
            ClusterReads reads,
            Clock clock) {
        this.readings = readings;
        this.ledger = ledger;
        this.admission = admission;
        this.executor = executor;
        this.writer = writer;
        this.helperFiles = helperFiles;
        this.gauges = gauges;
        this.sources = sources;
        this.desk = desk;
        this.warmStarts = warmStarts;
        this.caches = caches;
        this.keeperJobs = keeperJobs;
        this.keeper = keeper;
        this.farewells = farewells;
        this.finished = finished;
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, Sweep>> prepareEventSources(EventSourceContext<Sweep> context) {
        var trials = InformerEventSourceConfiguration.from(Trial.class, Sweep.class)
                .withNamespacesInheritedFromController()
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(Sweep.class))
                .withComparableResourceVersion(false)
                .withInformerListLimit(500L)
                .build();
        trialCache = new InformerEventSource<>(trials, context);
        var suggestions = new SimpleInboundEventSource<Sweep>("suggestions");
        desk.calls(suggestions::propagateEvent);
        return List.of(trialCache, caches.events(context), keeperJobs.events(context), suggestions);
    }

    /**
     * The trials of a sweep by their owner. The framework's own way collects them into a set and so hashes every field of every
     * trial in every pass; its index can lack an object for a moment while it is updated (fabric8io/kubernetes-client#7265).
     */
    private Stream<Trial> cachedTrials(Sweep sweep) {
        var uid = sweep.getMetadata().getUid();
        return trialCache().list(sweep.getMetadata().getNamespace(), trial -> TrialLedger.ownedBy(trial, uid));
    }

    private InformerEventSource<Trial, Sweep> trialCache() {
        return Objects.requireNonNull(trialCache, "event sources are prepared before the first pass");
    }

    @Override
    public UpdateControl<Sweep> reconcile(Sweep sweep, Context<Sweep> context) throws InterruptedException {
        if (sweep.isMarkedForDeletion()) {
            forget(sweep);
            return UpdateControl.noUpdate();
        }
        if (isOver(sweep)) {
            gauges.showEnded(sweep);
            return finished.pass(sweep, cachedTrials(sweep).toList());
        }
        return switch (readings.of(sweep)) {
            case SpecReading.Rejected rejected ->
                stalled(sweep, "InvalidSpec", SweepStatuses.sentence(rejected.problems()));
            case SpecReading.Ready ready ->
                switch (admission.check(sweep, ready.sweep())) {
                    case Admission.Refused refused -> stalled(sweep, refused.reason(), refused.message());
                    case Admission.Accepted _ -> started(sweep, ready.sweep());
                };
        };
    }

    private UpdateControl<Sweep> started(Sweep sweep, ReadySweep ready) throws InterruptedException {
        return switch (warmStarts.of(sweep, ready)) {
            case WarmStarts.Waits waits -> stalled(sweep, waits.reason(), waits.message());
            case WarmStarts.Started started -> pass(sweep, started.sweep(), started.status());
        };
    }

    private UpdateControl<Sweep> pass(Sweep sweep, ReadySweep ready, @Nullable WarmStartStatus warmStart)
            throws InterruptedException {
        var now = clock.instant();
        var reasonToWait = farewells.reasonToWait(sweep);
        if (reasonToWait.isPresent()) {
            return stalled(sweep, "FilesBeingRemoved", reasonToWait.get());
        }
        helperFiles.ensure(sweep);
        farewells.ensure(sweep);
        var cached = cachedTrials(sweep).toList();
        var trials = ledger.records(sweep, cached.stream(), () -> reads.trials(sweep), now);
        var cache = caches.of(sweep, trialCache());
        var plan = plan(sweep, ready, trials, cache, now);
        if (!plan.storeReport()) {
            return next(plan, executor.apply(sweep, plan.actions()), Duration.ZERO, now);
        }
        var keeping = keeper.pass(
                sweep,
                new FileKeeper.Facts(
                        cached,
                        names(plan),
                        // Of those just made too: the cache may show that a trial has ended before who goes on from it.
                        Population.of(trials).needed(),
                        ready.policy().objectives().isPareto(),
                        false),
                now);
        var status = SweepStatuses.of(
                sweep,
                plan.report(),
                SearchStatuses.of(sweep, ready.search(), desk.insight(sweep), warmStart),
                cache.map(view -> CacheStatuses.of(
                                trials, view.warmUpsOf(sweep.getMetadata().getName())))
                        .orElse(null),
                new KeptFilesReport(keeping.status(), trial -> keeping.checkpoints()
                        .getOrDefault(trial.name(), trial.checkpoint())),
                AvoidedNodes.of(sweep.getSpec(), cached),
                now);
        var beat = beat(status, keeping, now);
        gauges.show(sweep, status);
        if (isFirst(sweep, plan)) {
            // Once an index is stored the API server refuses other parameters; a trial made before could be of the old
            // ones.
            var comeBack = writer.write(sweep, status, now);
            return next(plan, comeBack.isEmpty() && executor.apply(sweep, plan.actions()), beat, now);
        }
        var done = executor.apply(sweep, plan.actions());
        var comeBack = writer.write(sweep, status, now);
        return next(plan, done, comeBack.orElse(beat), now);
    }

    /** When to look again if nothing happens: at once when the sweep has just ended, no event tells of that. */
    private static Duration beat(SweepStatus status, FileKeeper.Keeping keeping, Instant now) {
        if (status.completionTime() != null) {
            return SHORTEST;
        }
        return keeping.comeBack() == null ? HEARTBEAT : shorter(HEARTBEAT, Duration.between(now, keeping.comeBack()));
    }

    private static List<String> names(SweepPlan plan) {
        return plan.report().ranking().top().stream().map(TrialRecord::name).toList();
    }

    private static boolean isFirst(Sweep sweep, SweepPlan plan) {
        return !SweepSnapshots.hasBegun(sweep) && !plan.actions().isEmpty();
    }

    /** Plans; when trials are missing that were made before, asks the API server before believing it. */
    private SweepPlan plan(
            Sweep sweep, ReadySweep ready, List<TrialRecord> trials, Optional<CacheView> cache, Instant now) {
        var plan = SweepPlanner.plan(snapshot(sweep, ready, trials, cache), now);
        if (!plan.verifyTrials()) {
            return plan;
        }
        var listed = reads.trials(sweep).stream().map(TrialRecords::of).toList();
        ledger.confirm(sweep, snapshot(sweep, ready, listed, cache).missing());
        return SweepPlanner.plan(snapshot(sweep, ready, listed, cache), now);
    }

    private SweepSnapshot snapshot(Sweep sweep, ReadySweep ready, List<TrialRecord> trials, Optional<CacheView> cache) {
        return SweepSnapshots.of(
                sweep,
                ready,
                sources.of(sweep, ready, trials),
                trials,
                ledger.confirmedMissing(sweep),
                cache.orElse(null));
    }

    private static UpdateControl<Sweep> next(SweepPlan plan, boolean done, Duration comeBack, Instant now) {
        var wait = done ? comeBack : SOON;
        var deadline = plan.nextDeadline();
        if (deadline != null && deadline.isBefore(now.plus(wait))) {
            wait = Duration.between(now, deadline);
        }
        return UpdateControl.<Sweep>noUpdate().rescheduleAfter(wait.isPositive() ? wait : SHORTEST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private UpdateControl<Sweep> stalled(Sweep sweep, String reason, String message) {
        var now = clock.instant();
        var wait = writer.write(sweep, SweepStatuses.stalled(sweep, reason, message, now), now);
        return UpdateControl.<Sweep>noUpdate().rescheduleAfter(wait.orElse(HEARTBEAT));
    }

    private static boolean isOver(Sweep sweep) {
        return sweep.getStatus() != null && sweep.getStatus().completionTime() != null;
    }

    private void forget(Sweep sweep) {
        var uid = sweep.getMetadata().getUid();
        readings.forget(uid);
        ledger.forget(uid);
        writer.forget(uid);
        admission.forget(uid);
        helperFiles.forget(uid);
        warmStarts.forget(uid);
        desk.forget(uid);
        farewells.forget(uid);
        gauges.forget(sweep);
    }

    @Override
    public ErrorStatusUpdateControl<Sweep> updateErrorStatus(Sweep sweep, Context<Sweep> context, Exception e) {
        FailedPass.log(sweep, e);
        return ErrorStatusUpdateControl.noStatusUpdate();
    }
}
