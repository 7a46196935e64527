package dev.sweeps.app.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.history.Population;
import dev.sweeps.core.keep.TrialFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepListsTest {
    @Test
    void theCheckpointOfAPausedTrialIsReleasedOnlyWhenItHasEnded() {
        var sweep = Kept.sweep("  keep: {topK: 1}");
        var best = Kept.succeeded(0, 0.9);
        var paused = Kept.trial(1, "{state: Paused, attempt: 1, reason: Asha}");
        var stopped = Kept.trial(1, "{state: Stopped, attempt: 1, reason: Asha}");

        assertThat(Kept.list(sweep, List.of(best, paused), List.of("digits-00000"))
                        .released())
                .isEmpty();
        assertThat(Kept.list(sweep, List.of(best, stopped), List.of("digits-00000"))
                        .released())
                .extracting(TrialFiles::trial)
                .containsExactly("digits-00001");
    }

    @Test
    void theCheckpointsFromWhichAPopulationGoesOnAreKeptUntilTheEnd() {
        var sweep = Kept.sweep("  keep: {topK: 1}");
        var trials = List.of(
                Kept.interval(0, 0, null, "Succeeded"),
                Kept.interval(1, 1, null, "Succeeded"),
                Kept.interval(2, 0, 0, "Succeeded"),
                Kept.interval(3, 1, 1, "Running"),
                Kept.interval(4, 0, 2, "Succeeded"));
        var needed =
                Population.of(trials.stream().map(TrialRecords::of).toList()).needed();
        var policy = KeepPolicies.of(sweep, Kept.template()).orElseThrow();

        assertThat(KeepLists.of(policy, trials, List.of(), needed, false, false).released())
                .as("digits-00001 is continued, digits-00004 may be")
                .extracting(TrialFiles::trial)
                .containsExactly("digits-00000", "digits-00002");
        assertThat(KeepLists.of(policy, trials, List.of(), needed, false, true).released())
                .as("at the end")
                .extracting(TrialFiles::trial)
                .containsExactly("digits-00000", "digits-00001", "digits-00002", "digits-00004");
    }
}
