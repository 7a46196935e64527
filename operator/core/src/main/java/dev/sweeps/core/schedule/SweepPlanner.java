package dev.sweeps.core.schedule;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.stopping.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a sweep does next.
 *
 * <p>A crash may happen between any two of its plan's effects. Therefore: a conclusion is stored before anything follows
 * from it (the plan that decides it orders nothing and asks to be made again at once), and trials have deterministic
 * names: one whose creation failed or was never tried is found missing and made good ({@link Indices}).
 */
public final class SweepPlanner {
    /** A search that thinks says when it is done; this is for the case that nobody hears it. */
    private static final Duration THINKING = Duration.ofSeconds(1);

    /** What a trial is held for may be built by another sweep, to which this one does not listen. */
    private static final Duration BUILDING = Duration.ofSeconds(5);

    private SweepPlanner() {}

    /** The plan for {@code sweep} at {@code now}; the same arguments give the same plan. */
    public static SweepPlan plan(SweepSnapshot sweep, Instant now) {
        var tally = Tally.of(sweep.trials(), sweep.policy());
        var counts = tally.counts();
        var indices = Indices.of(sweep);
        var startedAt = sweep.startedAt() == null ? tally.firstCreatedAt() : sweep.startedAt();
        var completedAt = sweep.completedAt();
        if (completedAt != null) {
            return afterCompletion(sweep, tally, startedAt, now);
        }
        if (indices.missing() > sweep.confirmedMissing()) {
            var reports = new SweepReports(sweep, tally, Refill.none(sweep, counts, indices), startedAt, now);
            return new SweepPlan(List.of(), reports.inProgress(), true, false, now);
        }
        var stored = sweep.conclusion();
        if (stored != null) {
            return ending(sweep, tally, indices, startedAt, stored, now);
        }
        var decided = Conclusions.byRule(sweep.policy(), tally, startedAt, now)
                .or(() -> Conclusions.byFailedBuild(sweep, tally, now));
        if (decided.isPresent()) {
            return decided(sweep, tally, indices, startedAt, decided.get(), now);
        }
        return goingOn(sweep, tally, indices, startedAt, now);
    }

    private static SweepPlan goingOn(
            SweepSnapshot sweep, Tally tally, Indices indices, @Nullable Instant startedAt, Instant now) {
        var policy = sweep.policy();
        var counts = tally.counts();
        var forecast = Forecast.of(sweep, tally);
        long affordable = forecast.map(Forecast::trials).orElse(Long.MAX_VALUE);
        var promotions = Promotions.of(sweep, tally);
        var promoted = promotions.continued(affordable);
        var refill = policy.suspended() || (affordable == 0 && counts.live() == 0)
                ? Refill.none(sweep, counts, indices)
                : Refill.of(sweep, counts, indices, affordable, promoted.size());
        var start = startedAt == null && !refill.trials().isEmpty() ? now : startedAt;
        var continued = promoted.isEmpty() ? promotions.closing(refill) : promoted;
        // Whoever is paused may still be continued once the sweep is not suspended any more.
        var waits = policy.suspended() && counts.paused() > 0;
        var completion = continued.isEmpty() && !waits
                ? Conclusions.byCompletion(policy, tally, refill, now)
                        .or(() -> forecast.flatMap(left -> Conclusions.byForecast(policy, tally, left, now)))
                : Optional.<Conclusion>empty();
        if (completion.isPresent()) {
            return decided(sweep, tally, indices, start == null ? now : start, completion.get(), now);
        }
        var reports = new SweepReports(sweep, tally, refill, start, now);
        var actions = new ArrayList<SweepAction>(refill.trials());
        actions.addAll(continued);
        actions.addAll(promotions.arrivals(refill));
        actions.addAll(Prunings.of(sweep));
        actions.addAll(refill.others());
        return new SweepPlan(
                actions, reports.inProgress(), false, true, deadline(sweep, refill, reports.budgetDeadline(), now));
    }

    private static @Nullable Instant deadline(
            SweepSnapshot sweep, Refill refill, Optional<Instant> budgetDeadline, Instant now) {
        if (refill.thinking()) {
            return now.plus(THINKING);
        }
        var held = !sweep.policy().suspended() && sweep.trials().stream().anyMatch(TrialRecord::isHeld);
        return Stream.concat(budgetDeadline.stream(), held ? Stream.of(now.plus(BUILDING)) : Stream.empty())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** A conclusion that is not stored yet. With live or paused trials it has to be stored before they are ended. */
    private static SweepPlan decided(
            SweepSnapshot sweep,
            Tally tally,
            Indices indices,
            @Nullable Instant startedAt,
            Conclusion conclusion,
            Instant now) {
        var counts = tally.counts();
        var reports = new SweepReports(sweep, tally, Refill.none(sweep, counts, indices), startedAt, now);
        if (counts.open() == 0) {
            return new SweepPlan(List.of(), reports.concluded(conclusion), false, true, null);
        }
        return new SweepPlan(List.of(), reports.ending(conclusion), false, true, now);
    }

    private static SweepPlan ending(
            SweepSnapshot sweep,
            Tally tally,
            Indices indices,
            @Nullable Instant startedAt,
            Conclusion conclusion,
            Instant now) {
        var counts = tally.counts();
        var reports = new SweepReports(sweep, tally, Refill.none(sweep, counts, indices), startedAt, now);
        if (counts.open() == 0) {
            return new SweepPlan(List.of(), reports.concluded(conclusion), false, true, null);
        }
        return new SweepPlan(stops(sweep, tally, conclusion), reports.ending(conclusion), false, true, null);
    }

    /** Final is final: only stray trials are ended. */
    private static SweepPlan afterCompletion(
            SweepSnapshot sweep, Tally tally, @Nullable Instant startedAt, Instant now) {
        var conclusion = Optional.ofNullable(sweep.conclusion())
                .orElseGet(() -> new Conclusion(Ending.COMPLETE, Conclusion.ALL_TRIALS_FINISHED, "", now));
        var none = new Refill(List.of(), List.of(), sweep.nextIndex(), false, false);
        var reports = new SweepReports(sweep, tally, none, startedAt, now);
        return new SweepPlan(stops(sweep, tally, conclusion), reports.concluded(conclusion), false, false, null);
    }

    private static List<SweepAction> stops(SweepSnapshot sweep, Tally tally, Conclusion conclusion) {
        var drain = sweep.policy().whenStopped() == RunningTrials.DRAIN;
        var stops = new ArrayList<>(Promotions.of(sweep, tally).left());
        for (TrialRecord trial : tally.live()) {
            // One that is held would never run, so that nothing would drain it.
            if (!trial.stopOrdered() && (!drain || trial.isHeld())) {
                var message = "the sweep ended: %s: %s".formatted(conclusion.reason(), conclusion.message());
                stops.add(new SweepAction.StopTrial(trial.name(), SweepAction.StopTrial.SWEEP_ENDED, message, null));
            }
        }
        return stops;
    }
}
