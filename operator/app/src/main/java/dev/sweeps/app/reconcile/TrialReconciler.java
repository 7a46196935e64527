package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.app.platform.OperatorSettings;
import dev.sweeps.app.translate.Curves;
import dev.sweeps.app.translate.LiveStatus;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.app.translate.TrialReports;
import dev.sweeps.core.attempt.AttemptObservation;
import dev.sweeps.core.attempt.TrialObservation;
import dev.sweeps.core.attempt.TrialPlan;
import dev.sweeps.core.attempt.TrialPlanner;
import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.attempt.TrialSnapshot;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leads a Trial through its attempts: one Job each, until a result or a reason is stored. */
@ControllerConfiguration(
        name = "trial",
        informer = @Informer(comparableResourceVersions = false, informerListLimit = 500),
        maxReconciliationInterval = @MaxReconciliationInterval(interval = 1, timeUnit = TimeUnit.HOURS))
@GradualRetry(maxAttempts = Integer.MAX_VALUE, initialInterval = 500, intervalMultiplier = 2, maxInterval = 30_000)
public class TrialReconciler implements Reconciler<Trial> {
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration BUILDING = Duration.ofSeconds(5);
    private static final Duration SOONEST = Duration.ofMillis(50);
    private static final Duration BEHIND = Duration.ofMillis(200);
    private static final int MOST_ROUNDS = 4;

    /** When a curve that may wait is offered again. */
    private static final Duration LATER = Duration.ofSeconds(5);

    /** The part of the threads that writes curves by which nothing is decided: the others are left for what must not wait. */
    private static final int PATIENT_PART = 4;

    private final TrialCache cache;
    private final TrialObserver observer;
    private final TrialExecutor executor;
    private final LiveCurves curves;
    private final SpecReadings readings;
    private final GoneSweeps gone;
    private final Clock clock;
    private final Semaphore patientWrites;

    TrialReconciler(
            TrialCache cache,
            TrialObserver observer,
            TrialExecutor executor,
            LiveCurves curves,
            SpecReadings readings,
            GoneSweeps gone,
            OperatorSettings settings,
            Clock clock) {
        this.cache = cache;
        this.observer = observer;
        this.executor = executor;
        this.curves = curves;
        this.readings = readings;
        this.gone = gone;
        this.patientWrites = new Semaphore(Math.max(1, settings.threads() / PATIENT_PART));
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, Trial>> prepareEventSources(EventSourceContext<Trial> context) {
        return Stream.concat(cache.eventSources(context).stream(), Stream.of(curves.wakeUps()))
                .toList();
    }

    @Override
    public UpdateControl<Trial> reconcile(Trial trial, Context<Trial> context) {
        var sweep = cache.sweep(trial);
        if (trial.isMarkedForDeletion() || sweep.isEmpty() || sweep.get().isMarkedForDeletion()) {
            // The garbage collector takes the Jobs with the Trial, and the Trial with the Sweep.
            return UpdateControl.noUpdate();
        }
        try {
            return pass(sweep.get(), trial);
        } finally {
            gone.afterPass(sweep.get());
        }
    }

    /** Plans until there is nothing new to store: what follows from a stored report is done in the same pass. */
    private UpdateControl<Trial> pass(Sweep sweep, Trial trial) {
        var current = trial;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var now = clock.instant();
            var observation = observer.observe(sweep, current);
            var plan = plan(sweep, current, observation, now);
            var found = curves.of(sweep, current, plan.report(), now);
            if (found.unread() != null) {
                observation = observation.unread(found.unread());
                plan = plan(sweep, current, observation, now);
                found = curves.of(sweep, current, plan.report(), now);
            }
            var report = plan.report();
            var live = found.live();
            if (report == null || saysTheSame(current.getStatus(), report, live)) {
                executor.act(sweep, current, plan.actions());
                return next(current, observation, plan, curves.interval(), now);
            }
            var canWait = found.canWait() && report.equals(TrialReports.stored(current.getStatus()));
            if (canWait && !patientWrites.tryAcquire()) {
                executor.act(sweep, current, plan.actions());
                return next(current, observation, plan, LATER, now);
            }
            var written = stored(sweep, current, report, live, canWait);
            if (written.isEmpty()) {
                // The cache is behind our own last write or behind a stop order: the next pass sees it.
                return UpdateControl.<Trial>noUpdate().rescheduleAfter(BEHIND);
            }
            executor.act(sweep, written.get(), plan.actions());
            current = written.get();
        }
        return UpdateControl.<Trial>noUpdate().rescheduleAfter(SOONEST);
    }

    private Optional<Trial> stored(Sweep sweep, Trial trial, TrialReport report, LiveStatus live, boolean patient) {
        try {
            return executor.report(sweep, trial, report, live);
        } finally {
            if (patient) {
                patientWrites.release();
            }
        }
    }

    private static boolean saysTheSame(@Nullable TrialStatus stored, TrialReport report, LiveStatus live) {
        return stored != null && report.equals(TrialReports.stored(stored)) && live.equals(LiveStatus.stored(stored));
    }

    private TrialPlan plan(Sweep sweep, Trial trial, TrialObservation observation, Instant now) {
        var snapshot = new TrialSnapshot(
                TrialReports.stored(trial.getStatus()),
                TrialReports.stopOrder(trial),
                TrialReports.pauseOrder(trial),
                readings.trialPolicy(sweep),
                observation,
                lastStep(trial.getStatus()),
                trial.getSpec().parameters() == null
                        ? Map.of()
                        : trial.getSpec().parameters(),
                trial.getSpec().cache() == null ? null : trial.getSpec().cache().waitsFor());
        return TrialPlanner.plan(snapshot, now);
    }

    /** Some programs report their objective at the end only. */
    private static long lastStep(@Nullable TrialStatus status) {
        var ofCurve = Curves.stored(status).lastStep();
        var latest = LiveStatus.latest(status);
        return ofCurve < 0 && latest != null ? latest.step() : ofCurve;
    }

    private UpdateControl<Trial> next(
            Trial trial, TrialObservation observation, TrialPlan plan, Duration interval, Instant now) {
        var deadline = plan.deadline();
        if (deadline == null && TrialRecords.state(trial.getStatus()).isFinal()) {
            return UpdateControl.noUpdate();
        }
        var wait = observation.newest() instanceof AttemptObservation.Unstarted unstarted
                ? WaitingForPod.interval(unstarted.createdAt(), now)
                : awaitsCacheUse(trial) ? BUILDING : curves.isFollowed(trial) ? interval : HEARTBEAT;
        if (deadline != null && deadline.isBefore(now.plus(wait))) {
            wait = Duration.between(now, deadline);
        }
        return UpdateControl.<Trial>noUpdate().rescheduleAfter(wait.compareTo(SOONEST) > 0 ? wait : SOONEST);
    }

    /** Others may wait for the data that the program builds now. */
    private static boolean awaitsCacheUse(Trial trial) {
        return trial.getSpec().cache() != null
                && trial.getSpec().cache().waitsFor() == null
                && (trial.getStatus() == null || trial.getStatus().cache() == null);
    }

    @Override
    public ErrorStatusUpdateControl<Trial> updateErrorStatus(Trial trial, Context<Trial> context, Exception e) {
        FailedPass.log(trial, e);
        return ErrorStatusUpdateControl.noStatusUpdate();
    }
}
