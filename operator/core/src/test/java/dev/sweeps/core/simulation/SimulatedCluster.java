package dev.sweeps.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.attempt.AttemptLimits;
import dev.sweeps.core.attempt.KeptJobs;
import dev.sweeps.core.attempt.MaskedCheck;
import dev.sweeps.core.attempt.StopOrder;
import dev.sweeps.core.attempt.TrialAction;
import dev.sweeps.core.attempt.TrialPlanner;
import dev.sweeps.core.attempt.TrialPolicy;
import dev.sweeps.core.attempt.TrialSnapshot;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Ranking;
import dev.sweeps.core.schedule.Proposal;
import dev.sweeps.core.schedule.SweepAction;
import dev.sweeps.core.schedule.SweepPlan;
import dev.sweeps.core.schedule.SweepPlanner;
import dev.sweeps.core.schedule.SweepPolicy;
import dev.sweeps.core.schedule.SweepReport;
import dev.sweeps.core.schedule.SweepSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One sweep in a cluster that is reconciled once a second; the invariants are checked at every effect. */
final class SimulatedCluster {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final int LONGEST_RUN = 600;
    private static final AttemptLimits LIMITS = new AttemptLimits(null, null, Duration.ofSeconds(5), null);

    final Map<String, SimulatedTrial> trials = new TreeMap<>();
    int effects;

    private final long seed;
    private final SweepPolicy policy;
    private final int crashAt;
    private final View view;
    private boolean creationsFail;
    private final Random random;
    private Instant now = START;
    private @Nullable SweepReport report;
    private final List<List<TrialRecord>> lists = new ArrayList<>();

    /** The operator dies right after effect number {@code crashAt}, from 1; never when it is 0. */
    SimulatedCluster(long seed, SweepPolicy policy, int crashAt, View view) {
        this.seed = seed;
        this.policy = policy;
        this.crashAt = crashAt;
        this.view = view;
        this.random = new Random(seed);
    }

    /** The API server refuses every third creation of a trial. */
    SimulatedCluster withFailingCreations() {
        creationsFail = true;
        return this;
    }

    /** Runs until the sweep is over and its Jobs are cleaned up; fails when that takes too long. */
    SweepReport run() {
        for (var second = 0; second < LONGEST_RUN; second++) {
            pass(this::reconcileSweep);
            for (var trial : List.copyOf(trials.values())) {
                pass(() -> reconcile(trial));
            }
            now = now.plusSeconds(1);
            trials.values().forEach(trial -> trial.tick(seed, now));
            trials.values().forEach(trial -> trial.jobs.values().removeIf(job -> job.isGone(now)));
            var last = report;
            if (last != null && last.completedAt() != null && nothingLeft()) {
                return last;
            }
        }
        throw new AssertionError("the sweep did not end: " + report);
    }

    private boolean nothingLeft() {
        return trials.values().stream().allMatch(trial -> trial.jobs.isEmpty());
    }

    private void pass(Runnable reconcile) {
        try {
            reconcile.run();
        } catch (Crash _) {
            // The next pass starts from what is stored.
        }
    }

    private void effect(Runnable write) {
        write.run();
        effects++;
        if (effects == crashAt) {
            throw new Crash();
        }
    }

    private void reconcileSweep() {
        var fresh = trials.values().stream().map(SimulatedTrial::asRecord).toList();
        lists.add(fresh);
        var seen = seen(fresh);
        var plan = plan(seen, 0);
        if (plan.verifyTrials()) {
            plan = plan(fresh, snapshot(fresh, 0).missing());
        }
        assertThat(plan.verifyTrials()).as("verification is asked for once").isFalse();
        var writes = new ArrayList<Runnable>();
        for (var action : plan.actions()) {
            if (!(action instanceof SweepAction.CreateTrial) || !creationsFail || random.nextInt(3) > 0) {
                writes.add(() -> apply(action));
            }
        }
        var next = plan.report();
        if (plan.storeReport() && !next.equals(report)) {
            writes.add(random.nextBoolean() ? writes.size() : 0, () -> store(next));
        }
        writes.forEach(this::effect);
    }

    private List<TrialRecord> seen(List<TrialRecord> fresh) {
        var old = lists.get(lists.size() - 1 - random.nextInt(Math.min(4, lists.size())));
        return switch (view) {
            case FRESH -> fresh;
            case OLD -> old;
            case OLD_WITH_NEW_TRIALS ->
                Stream.concat(old.stream(), fresh.stream().filter(trial -> old.stream()
                                .noneMatch(known -> known.name().equals(trial.name()))))
                        .toList();
        };
    }

    private SweepPlan plan(List<TrialRecord> seen, long confirmedMissing) {
        var snapshot = snapshot(seen, confirmedMissing);
        var plan = SweepPlanner.plan(snapshot, now);
        assertThat(SweepPlanner.plan(snapshot, now)).as("the same again").isEqualTo(plan);
        return plan;
    }

    private SweepSnapshot snapshot(List<TrialRecord> seen, long confirmedMissing) {
        var stored = report;
        return new SweepSnapshot(
                "s",
                policy,
                ordinal -> new Proposal.Ready(Map.of("n", ordinal), "counting"),
                seen,
                stored == null ? 0 : stored.nextIndex(),
                confirmedMissing,
                stored == null ? null : stored.startedAt(),
                stored == null ? null : stored.conclusion(),
                stored == null ? null : stored.completedAt(),
                null);
    }

    private void apply(SweepAction action) {
        switch (action) {
            case SweepAction.CreateTrial create -> {
                var name = "s-%05d".formatted(create.index());
                trials.putIfAbsent(name, new SimulatedTrial(name, create, now));
                assertThatNotTooManyAreLive();
                assertThat((long) trials.size())
                        .as("trials")
                        .isLessThanOrEqualTo(
                                Optional.ofNullable(policy.maxTrials()).orElse(Long.MAX_VALUE));
            }
            case SweepAction.StartTrial _, SweepAction.BuildCache _ -> throw new AssertionError(action);
            case SweepAction.MoveAtRung move -> {
                Optional.ofNullable(trials.get(move.name()))
                        .ifPresent(trial -> trial.move(move.move(), move.cause().step()));
                assertThatNotTooManyAreLive();
            }
            case SweepAction.StopTrial stop ->
                Optional.ofNullable(trials.get(stop.name()))
                        .ifPresent(trial -> trial.order(new StopOrder(stop.reason(), stop.message(), 0, null)));
        }
    }

    private void assertThatNotTooManyAreLive() {
        var live = trials.values().stream()
                .filter(trial -> trial.asRecord().isLive())
                .count();
        assertThat(live).as("live trials").isLessThanOrEqualTo(policy.parallel());
    }

    private void store(SweepReport next) {
        var stored = report;
        if (stored != null && stored.conclusion() != null) {
            assertThat(next.conclusion()).as("a conclusion never changes").isEqualTo(stored.conclusion());
        }
        if (next.completedAt() != null) {
            var all = trials.values().stream().map(SimulatedTrial::asRecord).toList();
            assertThat(all).as("at the end every trial has ended").allMatch(trial -> trial.state()
                    .isFinal());
            assertThat(names(next.ranking().top()))
                    .isEqualTo(names(
                            Ranking.of(all, policy.objectives(), policy.topK()).top()));
        }
        report = next;
    }

    private static List<String> names(List<TrialRecord> records) {
        return records.stream().map(TrialRecord::name).toList();
    }

    private void reconcile(SimulatedTrial trial) {
        var trialPolicy =
                new TrialPolicy(policy.objectives(), new MaskedCheck(0.5), List.of(), 1, LIMITS, KeptJobs.NONE, null);
        var snapshot = new TrialSnapshot(
                trial.report(), trial.stop(), trial.pause(), trialPolicy, trial.observe(now), -1, Map.of(), null);
        var plan = TrialPlanner.plan(snapshot, now);
        assertThat(TrialPlanner.plan(snapshot, now)).as("the same again").isEqualTo(plan);
        var writes = new ArrayList<Runnable>();
        for (var action : plan.actions()) {
            writes.add(() -> apply(trial, action));
        }
        var next = plan.report();
        if (next != null && !next.equals(trial.report())) {
            writes.add(random.nextBoolean() ? writes.size() : 0, () -> trial.store(next));
        }
        writes.forEach(this::effect);
    }

    private void apply(SimulatedTrial trial, TrialAction action) {
        switch (action) {
            case TrialAction.StartAttempt start -> trial.start(seed, start.attempt(), now);
            case TrialAction.EndAttempt end -> trial.end(end.attempt(), now);
            case TrialAction.LimitAttempt _ -> throw new AssertionError(action);
        }
    }

    private static final class Crash extends RuntimeException {}
}
