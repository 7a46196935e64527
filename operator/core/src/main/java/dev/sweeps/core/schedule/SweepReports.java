package dev.sweeps.core.schedule;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.stopping.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a sweep's report together from the tally; decides nothing but the words. */
final class SweepReports {
    private static final String POD_REJECTED = "PodRejected";

    private final SweepSnapshot sweep;
    private final Tally tally;
    private final TrialCounts counts;
    private final Refill refill;
    private final @Nullable Long total;
    private final @Nullable Instant startedAt;
    private final Instant now;

    SweepReports(SweepSnapshot sweep, Tally tally, Refill refill, @Nullable Instant startedAt, Instant now) {
        this.sweep = sweep;
        this.tally = tally;
        this.counts = tally.counts();
        this.refill = refill;
        this.total = refill.exhausted()
                ? Long.valueOf(counts.created())
                : sweep.policy().plannedTrials(sweep.source());
        this.startedAt = startedAt;
        this.now = now;
    }

    /** When the duration budget is spent. */
    Optional<Instant> budgetDeadline() {
        var rule = sweep.policy().duration();
        return rule == null || startedAt == null ? Optional.empty() : Optional.of(rule.deadline(startedAt));
    }

    SweepReport inProgress() {
        var waiting = waiting();
        var forecast = Forecast.of(sweep, tally).filter(_ -> total == null || counts.created() < total);
        var progress = Sentences.progress(counts, total)
                + forecast.map(left -> "; " + left.progress()).orElse("");
        var state = state(waiting.orElse(null));
        var deadline = budgetDeadline().orElse(null);
        var eta = state == SweepState.SUSPENDED
                ? Optional.<Duration>empty()
                : Estimate.remaining(sweep.policy(), tally, affordable(forecast), deadline, now);
        return switch (state) {
            case SUSPENDED ->
                report(state, "Suspended", "no new trial is started while suspend is true: " + progress, eta);
            case STALLED, PENDING -> report(state, waiting.map(Waiting::reason).orElse("TrialsPending"), progress, eta);
            case RUNNING, COMPLETE, FAILED -> report(state, "TrialsRunning", progress, eta);
        };
    }

    /** How many trials there will be as far as the budget goes. */
    private @Nullable Long affordable(Optional<Forecast> forecast) {
        return forecast.map(left -> counts.created() + left.trials())
                .filter(affordable -> total == null || affordable < total)
                .orElse(total);
    }

    private SweepState state(@Nullable Waiting waiting) {
        if (sweep.policy().suspended()) {
            return SweepState.SUSPENDED;
        }
        if (waiting != null && allRejected(waiting)) {
            return SweepState.STALLED;
        }
        return counts.running() + counts.paused() + counts.finished() > 0 ? SweepState.RUNNING : SweepState.PENDING;
    }

    private boolean allRejected(Waiting waiting) {
        return counts.running() == 0
                && POD_REJECTED.equals(waiting.reason())
                && tally.live().stream().allMatch(trial -> POD_REJECTED.equals(trial.reason()));
    }

    /** The conclusion is decided, its last trials are still live: GPUs are not free yet. */
    SweepReport ending(Conclusion conclusion) {
        var message = Sentences.ending(conclusion, counts, sweep.policy().whenStopped());
        return build(SweepState.RUNNING, conclusion.reason(), message, Optional.empty(), conclusion, null);
    }

    SweepReport concluded(Conclusion conclusion) {
        var state = conclusion.ending() == Ending.COMPLETE ? SweepState.COMPLETE : SweepState.FAILED;
        return build(
                state,
                conclusion.reason(),
                conclusion.message(),
                Optional.empty(),
                conclusion,
                completedAt(conclusion));
    }

    /** The end of the last trial, also when nobody looked for a while; the decision, when that came later. */
    private Instant completedAt(Conclusion conclusion) {
        var stored = sweep.completedAt();
        if (stored != null) {
            return stored;
        }
        var last = tally.lastFinishedAt();
        var natural = conclusion.reason().equals(Conclusion.ALL_TRIALS_FINISHED)
                || conclusion.reason().equals(Conclusion.SEARCH_EXHAUSTED)
                || conclusion.reason().equals(Conclusion.ALL_TRIALS_FAILED);
        var end = last == null || (!natural && last.isBefore(conclusion.decidedAt())) ? conclusion.decidedAt() : last;
        var notFuture = end.isAfter(now) ? now : end;
        return startedAt != null && notFuture.isBefore(startedAt) ? startedAt : notFuture;
    }

    private SweepReport report(SweepState state, String reason, String message, Optional<Duration> eta) {
        return build(state, reason, message, eta, null, null);
    }

    private SweepReport build(
            SweepState state,
            String reason,
            String message,
            Optional<Duration> eta,
            @Nullable Conclusion conclusion,
            @Nullable Instant completedAt) {
        return new SweepReport(
                state,
                reason,
                message,
                total,
                counts,
                tally.ranking(),
                startedAt,
                completedAt,
                elapsed(completedAt == null ? now : completedAt),
                eta.orElse(null),
                tally.gpuSecondsUsed(),
                tally.gpuSecondsWaiting(),
                tally.gpuSecondsSaved(),
                tally.gpuSecondsLost(),
                refill.nextIndex(),
                completedAt == null ? waiting().orElse(null) : null,
                conclusion,
                refill.exhausted());
    }

    private Duration elapsed(Instant end) {
        return startedAt == null || end.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, end);
    }

    private Optional<Waiting> waiting() {
        TrialRecord oldest = null;
        for (var trial : tally.live()) {
            if (trial.state() == TrialState.PENDING
                    && trial.reason() != null
                    && trial.createdAt() != null
                    && (oldest == null || isOlder(trial, oldest))) {
                oldest = trial;
            }
        }
        return Optional.ofNullable(oldest).flatMap(this::waiting);
    }

    private Optional<Waiting> waiting(TrialRecord oldest) {
        var reason = oldest.reason();
        var since = oldest.createdAt();
        if (reason == null || since == null) {
            return Optional.empty();
        }
        var message = oldest.message() == null ? "" : oldest.message();
        return Optional.of(new Waiting(counts.pending(), counts.live(), reason, message, since));
    }

    private static boolean isOlder(TrialRecord left, TrialRecord right) {
        var leftAt = left.createdAt();
        var rightAt = right.createdAt();
        return leftAt != null
                && rightAt != null
                && (leftAt.isBefore(rightAt) || (leftAt.equals(rightAt) && left.index() < right.index()));
    }
}
