package dev.sweeps.core.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Goal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
    @Test
    void withoutRulesEverythingRuns() {
        var outcome =
                Replay.of(TrialRules.NONE, Goal.MINIMIZE, List.of(Cohorts.curve(3, 2, 1), Cohorts.curve(3, 2, 2)), 1);

        assertThat(outcome.saved()).isZero();
        assertThat(outcome.regret()).isZero();
        assertThat(outcome.stopped()).isZero();
    }

    @Test
    void sumsUpWhatIsSavedAndWhatItCosts() {
        var rules = new TrialRules(TrialRules.Mode.ANY, List.of(new Threshold(null, 2.5, Intervals.EVERY)));
        var curves = List.of(Cohorts.curve(2, 2, 2, 2), Cohorts.curve(3, 0, 0, 0), Cohorts.curve(2, 1, 1, 1));

        var outcome = Replay.of(rules, Goal.MINIMIZE, curves, 2);

        assertThat(outcome).isEqualTo(new Replay.Outcome(3, 1, 9, 12, 1, 0, 1));
        assertThat(outcome.saved()).isEqualTo(0.25);
        assertThat(outcome.regret()).isEqualTo(1);
    }

    @Test
    void pausedTrialsGoOnWhereTheyWereAndTheRestIsSaved() {
        var rules = new TrialRules(TrialRules.Mode.ANY, List.of(Asha.promoting(1, 2)));
        var curves = List.of(Cohorts.curve(3, 3, 3, 3), Cohorts.curve(1, 1, 1, 1), Cohorts.curve(2, 2, 2, 2));

        var outcome = Replay.of(rules, Goal.MINIMIZE, curves, 1);

        assertThat(outcome)
                .as("each runs its first step; the best one of two goes on to the end, through pauses")
                .isEqualTo(new Replay.Outcome(3, 2, 6, 12, 1, 1, 2));
    }

    @Test
    void somebodyFinishesEvenIfNoRungFills() {
        var rules = new TrialRules(TrialRules.Mode.ANY, List.of(Asha.promoting(1, 9)));
        var curves = List.of(Cohorts.curve(3, 3), Cohorts.curve(1, 1));

        assertThat(Replay.of(rules, Goal.MINIMIZE, curves, 2)).isEqualTo(new Replay.Outcome(2, 1, 3, 4, 1, 1, 3));
    }
}
