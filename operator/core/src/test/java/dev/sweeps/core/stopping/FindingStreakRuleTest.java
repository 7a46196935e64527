package dev.sweeps.core.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.Trials;
import dev.sweeps.core.objective.Objectives;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingStreakRuleTest {
    private static final Finding BROKEN = new Finding("broken", Finding.Verdict.BROKEN, "metrics.nan is 4");
    private static final Finding OTHER = new Finding("other", Finding.Verdict.BROKEN, "");
    private static final Finding POOR = new Finding("flat", Finding.Verdict.POOR, "metrics.gain is 0");

    @Test
    void stopsTheSweepAfterAStreak() {
        var evidence = evidence(
                Trials.succeeded(0, 1),
                Trials.with(Trials.failed(1, "Broken"), BROKEN),
                Trials.cancelled(2),
                Trials.with(Trials.masked(3), OTHER, BROKEN));

        assertThat(new FindingStreakRule("broken", "Broken", 2).judge(evidence))
                .contains(new StopVerdict(
                        Ending.FAILED,
                        "Broken",
                        "rule broken held for the last 2 finished trials: s-00001 (metrics.nan is 4), s-00003"
                                + " (metrics.nan is 4)"));
        assertThat(new FindingStreakRule("broken", "Broken", 3).judge(evidence)).isEmpty();
    }

    @Test
    void anotherRuleEndsTheStreak() {
        var evidence = evidence(
                Trials.with(Trials.failed(0), BROKEN),
                Trials.with(Trials.failed(1), OTHER),
                Trials.with(Trials.failed(2), BROKEN));

        assertThat(new FindingStreakRule("broken", "Broken", 2).judge(evidence)).isEmpty();
        assertThat(new FindingStreakRule("broken", "Broken", 1).judge(evidence)).isPresent();
    }

    @Test
    void poorByARuleIsNotLearning() {
        var evidence =
                evidence(Trials.with(Trials.succeeded(0, 0.9), POOR), Trials.with(Trials.succeeded(1, 0.8), POOR));

        assertThat(new NotLearningRule(2, null).judge(evidence))
                .hasValueSatisfying(verdict -> assertThat(verdict.message())
                        .endsWith("s-00000 (0.9, poor by rule flat), s-00001 (0.8, poor by rule flat)"));
        assertThat(new NotLearningRule(2, null).judge(evidence(Trials.succeeded(0, 0.9), Trials.succeeded(1, 0.8))))
                .isEmpty();
    }

    private static Evidence evidence(TrialRecord... trials) {
        var latest = Stream.of(trials)
                .filter(TrialRecord::isObservation)
                .sorted(FinishingOrder.EARLIEST_FIRST.reversed())
                .toList();
        return new Evidence(Objectives.of("reward", Goal.MAXIMIZE), latest, null, 0, 0, Trials.START, Trials.START);
    }
}
