package dev.sweeps.core.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StopRulesTest {

    @Test
    void stopsTheSweepAfterFivePoorTrials() {
        var evidence = evidence(
                Goal.MAXIMIZE,
                Trials.succeeded(0, 0.9),
                Trials.succeeded(1, 0.01),
                Trials.failed(2, "OutOfMemory"),
                Trials.masked(3),
                Trials.succeeded(4, Double.NEGATIVE_INFINITY),
                Trials.failed(5, "ObjectiveNotFinite"));

        var verdict = new NotLearningRule(5, null).judge(evidence);

        assertThat(verdict)
                .contains(new StopVerdict(
                        Ending.FAILED,
                        "NotLearning",
                        "not learning: the last 5 finished trials are poor (reward <= 0.01, or none): "
                                + "s-00001 (0.01), s-00002 (OutOfMemory), s-00003 (AttentionMasked), "
                                + "s-00004 (ObjectiveReported), s-00005 (ObjectiveNotFinite)"));
    }

    @Test
    void oneGoodTrialAmongTheLastIsLearning() {
        var evidence = evidence(Goal.MAXIMIZE, Trials.failed(0), Trials.succeeded(1, 0.02), Trials.failed(2));

        assertThat(new NotLearningRule(3, null).judge(evidence)).isEmpty();
        assertThat(new NotLearningRule(3, 0.02).judge(evidence)).isPresent();
    }

    @Test
    void whenMinimizingOnlyMissingObjectivesArePoorWithoutAThreshold() {
        var values = evidence(Goal.MINIMIZE, Trials.succeeded(0, 0.001), Trials.succeeded(1, 1e9));
        var failures = evidence(Goal.MINIMIZE, Trials.failed(0), Trials.failed(1));

        assertThat(new NotLearningRule(2, null).judge(values)).isEmpty();
        assertThat(new NotLearningRule(2, null).judge(failures))
                .hasValueSatisfying(verdict -> assertThat(verdict.message()).contains("(no usable reward)"));
    }

    @Test
    void whenMinimizingValuesFromTheThresholdOnArePoor() {
        var evidence = evidence(Goal.MINIMIZE, Trials.succeeded(0, 10), Trials.succeeded(1, 11));

        assertThat(new NotLearningRule(2, 10.0).judge(evidence))
                .hasValueSatisfying(verdict ->
                        assertThat(verdict.message()).contains("(reward >= 10, or none): s-00000 (10), s-00001 (11)"));
        assertThat(new NotLearningRule(2, 10.5).judge(evidence)).isEmpty();
    }

    @Test
    void trialsThatWereEndedFromOutsideAreNoObservation() {
        var evidence = evidence(
                Goal.MAXIMIZE,
                Trials.failed(0),
                Trials.cancelled(1),
                Trials.stopped(2),
                Trials.failed(3, "TooManyDisruptions"),
                Trials.failed(4),
                Trials.failed(5, "ImagePullBackOff"),
                Trials.failed(6, "WaitedTooLong"));

        assertThat(evidence.latest()).extracting(TrialRecord::index).containsExactly(4L, 0L);
    }

    @Test
    void stopsTheSweepAfterThreeMaskedTrials() {
        var evidence = evidence(
                Goal.MAXIMIZE,
                Trials.succeeded(0, 1),
                Trials.masked(1),
                Trials.cancelled(2),
                Trials.masked(3),
                Trials.masked(4));

        var verdict = new MaskedRule(3).judge(evidence);

        assertThat(verdict)
                .contains(new StopVerdict(
                        Ending.FAILED,
                        "MaskedTrials",
                        "masked again: the last 3 finished trials were masked: "
                                + "s-00001 (all_zero_count 20 of 24 teams, more than ratio 0.5), "
                                + "s-00003 (all_zero_count 20 of 24 teams, more than ratio 0.5), "
                                + "s-00004 (all_zero_count 20 of 24 teams, more than ratio 0.5)"));
    }

    @Test
    void anUnmaskedTrialEndsTheStreak() {
        var evidence = evidence(Goal.MAXIMIZE, Trials.masked(0), Trials.failed(1), Trials.masked(2), Trials.masked(3));

        assertThat(new MaskedRule(3).judge(evidence)).isEmpty();
        assertThat(new MaskedRule(2).judge(evidence)).isPresent();
    }

    @Test
    void consecutiveMeansInTheOrderOfFinishing() {
        var finishedLast = Trials.ended(0, TrialState.MASKED, "AttentionMasked", null, Trials.START.plusSeconds(60));
        var evidence = evidence(Goal.MAXIMIZE, finishedLast, Trials.masked(1), Trials.succeeded(2, 1));

        assertThat(new MaskedRule(2).judge(evidence)).isEmpty();
        assertThat(new MaskedRule(1).judge(evidence)).isPresent();
    }

    @Test
    void longListsOfTrialsAreCut() {
        var trials = LongStream.range(0, 30).mapToObj(Trials::failed).toArray(TrialRecord[]::new);

        assertThat(new NotLearningRule(30, null).judge(evidence(Goal.MAXIMIZE, trials)))
                .hasValueSatisfying(verdict -> assertThat(verdict.message())
                        .contains(": … s-00020 (ProgramFailed), s-00021")
                        .endsWith("s-00029 (ProgramFailed)"));
    }

    @Test
    void stopsTheSweepWhenATrialHasReachedTheTarget() {
        var trial = Trials.succeeded(0, 0.95);

        assertThat(new TargetReachedRule().judge(reached(withTarget(0.95), trial)))
                .contains(new StopVerdict(
                        Ending.COMPLETE, "TargetReached", "reward of s-00000 is 0.95: the target 0.95 is reached"));
        assertThat(new TargetReachedRule().judge(reached(withTarget(0.95), null)))
                .isEmpty();
    }

    @Test
    void severalObjectivesHaveNoThresholdOfTheirOwn() {
        var tradeOff = new Objectives(
                List.of(
                        new Objective("reward", Goal.MAXIMIZE, null, null),
                        new Objective("size", Goal.MINIMIZE, null, null)),
                List.of());
        var poor = evidence(tradeOff, Trials.succeeded(0, -5), Trials.succeeded(1, -6));

        assertThat(new NotLearningRule(2, null).judge(poor)).isEmpty();
        assertThat(new NotLearningRule(2, null).judge(evidence(tradeOff, Trials.failed(0), Trials.failed(1))))
                .hasValueSatisfying(verdict -> assertThat(verdict.message()).contains("(no usable reward, size)"));
    }

    @Test
    void theFailureAfterMaxFailedEndsTheSweep() {
        var evidence = evidence(Goal.MAXIMIZE, Trials.failed(0), Trials.failed(1), Trials.masked(2));

        assertThat(new TooManyFailuresRule(2).judge(evidence)).isEmpty();
        assertThat(new TooManyFailuresRule(1).judge(evidence))
                .contains(new StopVerdict(Ending.FAILED, "TooManyFailures", "2 trials failed, more than maxFailed 1"));
    }

    @Test
    void theDurationIsSpentAtItsDeadline() {
        var evidence = evidence(Goal.MAXIMIZE);

        assertThat(new DurationRule(Duration.ofMinutes(91)).judge(evidence)).isEmpty();
        assertThat(new DurationRule(Duration.ofMinutes(90)).judge(evidence))
                .contains(new StopVerdict(
                        Ending.COMPLETE, "DurationSpent", "the duration of 1h30m since 2026-03-01T08:00:00Z is spent"));
    }

    private static Objectives withTarget(double target) {
        return new Objectives(List.of(new Objective("reward", Goal.MAXIMIZE, null, target)), List.of());
    }

    private static Evidence reached(Objectives objectives, @Nullable TrialRecord trial) {
        return new Evidence(objectives, List.of(), trial, 0, 0, Trials.START, Trials.START);
    }

    private static Evidence evidence(Goal goal, TrialRecord... trials) {
        return evidence(Objectives.of("reward", goal), trials);
    }

    /** Ninety minutes after the start, with every finished observation. */
    private static Evidence evidence(Objectives objectives, TrialRecord... trials) {
        var all = List.of(trials);
        var latest = Stream.of(trials)
                .filter(TrialRecord::isObservation)
                .sorted(FinishingOrder.EARLIEST_FIRST.reversed())
                .toList();
        var failed =
                all.stream().filter(trial -> trial.state() == TrialState.FAILED).count();
        return new Evidence(
                objectives, latest, null, failed, 0, Trials.START, Trials.START.plus(Duration.ofMinutes(90)));
    }
}
