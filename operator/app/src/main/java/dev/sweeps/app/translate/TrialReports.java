package dev.sweeps.app.translate;

import dev.sweeps.api.StopCause;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialMemoryStatus;
import dev.sweeps.api.TrialState;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.app.quantity.Amounts;
import dev.sweeps.core.attempt.LossStreak;
import dev.sweeps.core.attempt.MemoryText;
import dev.sweeps.core.attempt.PauseOrder;
import dev.sweeps.core.attempt.RaisedMemory;
import dev.sweeps.core.attempt.StopOrder;
import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.pruning.Asha;
import dev.sweeps.core.schedule.Elapsed;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The status of a Trial, as stored and as the planner of its life speaks of it. */
public final class TrialReports {
    private static final long SECONDS_PER_MINUTE = 60;

    private TrialReports() {}

    /** What is stored; null when nothing is. */
    public static @Nullable TrialReport stored(@Nullable TrialStatus status) {
        if (status == null || status.state() == null) {
            return null;
        }
        return new TrialReport(
                TrialRecords.state(status),
                Objects.requireNonNullElse(status.reason(), ""),
                Objects.requireNonNullElse(status.message(), ""),
                status.attempt(),
                status.retriesUsed(),
                status.disruptions(),
                streak(status),
                memory(status.memory()),
                AvoidedNodes.stored(status),
                status.objective(),
                Objects.requireNonNullElse(status.metrics(), Map.of()),
                Objects.requireNonNullElse(status.diagnostics(), Map.of()),
                status.step(),
                StepStatuses.stored(status.steps()),
                status.logTail(),
                status.node(),
                status.checkpoint(),
                TrialRecords.instant(status.startTime()),
                TrialRecords.instant(status.completionTime()),
                status.queueSeconds(),
                status.runSeconds(),
                status.gpus(),
                status.gpuSecondsUsed(),
                status.gpuSecondsWaiting(),
                status.gpuSecondsSaved(),
                status.gpuSecondsLost(),
                TrialRecords.instant(status.unreadableSince()),
                TrialRecords.instant(status.nextAttemptTime()),
                CacheParts.use(status.cache()),
                TrialFindings.stored(status));
    }

    /** What is to be stored. */
    public static TrialStatus status(Trial trial, TrialReport report, LiveStatus live) {
        return new TrialStatus(
                trial.getMetadata().getGeneration(),
                TrialState.valueOf(report.state().name()),
                report.reason(),
                report.message(),
                report.attempt(),
                report.retriesUsed(),
                report.disruptions(),
                report.streak() == null ? 0 : report.streak().length(),
                report.streak() == null || report.streak().step() < 0
                        ? null
                        : report.streak().step(),
                report.memory() == null
                        ? null
                        : new TrialMemoryStatus(
                                report.memory().times(),
                                MemoryText.of(report.memory().bytes())),
                AvoidedNodes.status(report.nodeFailures()),
                report.objective(),
                report.metrics().isEmpty() ? null : report.metrics(),
                report.diagnostics().isEmpty() ? null : report.diagnostics(),
                report.step(),
                StepStatuses.status(report.steps()),
                report.logTail(),
                report.node(),
                report.checkpoint(),
                StepStatuses.text(report.startedAt()),
                StepStatuses.text(report.completedAt()),
                duration(report),
                report.queueSeconds(),
                report.runSeconds(),
                report.gpus(),
                report.gpuSecondsUsed(),
                report.gpuSecondsWaiting(),
                report.gpuSecondsSaved(),
                report.gpuSecondsLost(),
                cause(trial, report),
                report.unreadSince() == null ? null : report.unreadSince().toString(),
                // To the millisecond: a next attempt must not be due before the time that was planned.
                report.nextAttemptAt() == null ? null : report.nextAttemptAt().toString(),
                live.curve(),
                live.latest(),
                CacheParts.status(report.cacheUse()),
                TrialFindings.status(report.findings()));
    }

    public static @Nullable StopOrder stopOrder(Trial trial) {
        var stop = trial.getSpec().stop();
        return stop == null
                ? null
                : new StopOrder(
                        stop.reason(), stop.message(), expected(stop.cause()), TrialFindings.stored(stop.finding()));
    }

    /** The order to pause the trial, while it stands. */
    public static @Nullable PauseOrder pauseOrder(Trial trial) {
        var rung = trial.getSpec().rung();
        return rung == null || rung.promoted() ? null : new PauseOrder(Asha.REASON, rung.message());
    }

    private static long expected(@Nullable StopCause cause) {
        return cause == null || cause.expectedGpuSeconds() == null ? 0 : cause.expectedGpuSeconds();
    }

    /** Of a trial that a rule has ended or paused; one that finished first has none. */
    private static @Nullable StopCause cause(Trial trial, TrialReport report) {
        var stop = trial.getSpec().stop();
        var rung = trial.getSpec().rung();
        return switch (report.state()) {
            case STOPPED -> stop == null ? null : stop.cause();
            case MASKED, FAILED ->
                stop != null && stop.finding() != null && stop.reason().equals(report.reason()) ? stop.cause() : null;
            case PAUSED -> rung == null ? null : rung.cause();
            case PENDING, RUNNING, SUCCEEDED, CANCELLED -> null;
        };
    }

    /** Short trials are told apart by their seconds, which a tenth of a minute would hide. */
    private static @Nullable String duration(TrialReport report) {
        if (!report.state().isFinal()) {
            return null;
        }
        var seconds = report.runSeconds();
        return seconds < SECONDS_PER_MINUTE ? seconds + " s" : Elapsed.text(Duration.ofSeconds(seconds));
    }

    private static @Nullable LossStreak streak(TrialStatus status) {
        return status.disruptionsInRow() == 0
                ? null
                : new LossStreak(
                        status.disruptionsInRow(), status.disruptedAtStep() == null ? -1 : status.disruptedAtStep());
    }

    /** Null for what cannot be read: a hand-edited status must not stop the operator. */
    private static @Nullable RaisedMemory memory(@Nullable TrialMemoryStatus status) {
        return status == null
                ? null
                : Amounts.bytes(status.limit())
                        .map(limit -> new RaisedMemory(status.raised(), limit))
                        .orElse(null);
    }
}
