package dev.sweeps.app.keep;

import static org.assertj.core.api.Assertions.assertThat;

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
}
