package dev.sweeps.core.schedule;

import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.FirstFew;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.objective.Ranking;
import dev.sweeps.core.stopping.StopRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a plan needs of the trials, gathered in one pass over them. */
final class Tally {
    private final Map<TrialState, Long> byState = new EnumMap<>(TrialState.class);
    private final SweepPolicy policy;
    private final boolean hasTarget;
    private final List<TrialRecord> ranked = new ArrayList<>();
    private final FirstFew<TrialRecord> latest;
    private final FirstFew<TrialRecord> reached;
    private final List<TrialRecord> live = new ArrayList<>();
    private final List<TrialRecord> paused = new ArrayList<>();
    private Ranking ranking = new Ranking(List.of(), null);
    private long gpuSecondsUsed;
    private long gpuSecondsWaiting;
    private long gpuSecondsSaved;
    private long gpuSecondsLost;
    private long timedTrials;
    private double timedSeconds;
    private @Nullable Instant firstCreatedAt;
    private @Nullable Instant lastFinishedAt;

    private Tally(SweepPolicy policy) {
        var lookback =
                policy.rules().stream().mapToInt(StopRule::lookback).max().orElse(0);
        this.policy = policy;
        this.hasTarget = policy.objectives().hasTarget();
        this.reached = new FirstFew<>(FinishingOrder.EARLIEST_FIRST, 1);
        this.latest = new FirstFew<>(FinishingOrder.EARLIEST_FIRST.reversed(), lookback);
    }

    static Tally of(List<TrialRecord> trials, SweepPolicy policy) {
        var tally = new Tally(policy);
        trials.forEach(tally::add);
        tally.ranking = Ranking.of(tally.ranked, policy.objectives(), policy.topK());
        return tally;
    }

    private void add(TrialRecord trial) {
        var toBeContinued = trial.state() == TrialState.PAUSED && trial.isLive();
        byState.merge(toBeContinued ? TrialState.PENDING : trial.state(), 1L, Long::sum);
        gpuSecondsUsed += trial.gpuSecondsUsed();
        gpuSecondsWaiting += trial.gpuSecondsWaiting();
        gpuSecondsSaved += trial.gpuSecondsSaved();
        gpuSecondsLost += trial.gpuSecondsLost();
        firstCreatedAt = earlier(firstCreatedAt, trial.createdAt());
        if (trial.isLive()) {
            live.add(trial);
            return;
        }
        if (trial.isPaused()) {
            paused.add(trial);
            return;
        }
        if (trial.isRanked()) {
            ranked.add(trial);
        }
        if (hasTarget && policy.objectives().isReachedBy(trial)) {
            reached.offer(trial);
        }
        if (trial.isObservation()) {
            latest.offer(trial);
            addRunTime(trial);
        }
        lastFinishedAt = later(lastFinishedAt, trial.finishedAt());
    }

    private void addRunTime(TrialRecord trial) {
        var startedAt = trial.startedAt();
        var finishedAt = trial.finishedAt();
        if (startedAt != null && finishedAt != null && !finishedAt.isBefore(startedAt)) {
            timedTrials++;
            timedSeconds += Duration.between(startedAt, finishedAt).toMillis() / 1000.0;
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant left, @Nullable Instant right) {
        return left == null || (right != null && right.isBefore(left)) ? right : left;
    }

    private static @Nullable Instant later(@Nullable Instant left, @Nullable Instant right) {
        return left == null || (right != null && right.isAfter(left)) ? right : left;
    }

    TrialCounts counts() {
        return new TrialCounts(
                count(TrialState.PENDING),
                count(TrialState.RUNNING),
                count(TrialState.PAUSED),
                count(TrialState.SUCCEEDED),
                count(TrialState.MASKED),
                count(TrialState.STOPPED),
                count(TrialState.FAILED),
                count(TrialState.CANCELLED));
    }

    private long count(TrialState state) {
        return byState.getOrDefault(state, 0L);
    }

    Ranking ranking() {
        return ranking;
    }

    /** The trial that reached all targets first; null before, and without a target. */
    @Nullable
    TrialRecord reached() {
        return reached.inOrder().stream().findFirst().orElse(null);
    }

    /** The trials that the rules look at, the last finished first. */
    List<TrialRecord> latest() {
        return latest.inOrder();
    }

    List<TrialRecord> live() {
        return live;
    }

    List<TrialRecord> paused() {
        return paused;
    }

    long gpuSecondsUsed() {
        return gpuSecondsUsed;
    }

    long gpuSecondsWaiting() {
        return gpuSecondsWaiting;
    }

    long gpuSecondsSaved() {
        return gpuSecondsSaved;
    }

    long gpuSecondsLost() {
        return gpuSecondsLost;
    }

    /** Mean seconds from start to finish of the trials that ran to their end; 0 when there are none. */
    double meanRunSeconds() {
        return timedTrials == 0 ? 0 : timedSeconds / timedTrials;
    }

    boolean hasRunTimes() {
        return timedTrials > 0;
    }

    @Nullable
    Instant firstCreatedAt() {
        return firstCreatedAt;
    }

    @Nullable
    Instant lastFinishedAt() {
        return lastFinishedAt;
    }
}
