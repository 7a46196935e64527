package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.attempt.AttemptObservation;
import dev.sweeps.core.attempt.AttemptObservation.Succeeded;
import dev.sweeps.core.attempt.AttemptObservation.Waiting;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspendedJobTest {
    private static AttemptObservation observe(String job, String... pods) {
        return AttemptObserver.of(Observed.sweep(null), AttemptLogs.NONE)
                .observe(
                        1,
                        Observed.job(job),
                        Arrays.stream(pods).map(Observed::pod).toList(),
                        null);
    }

    @Test
    void waitsInItsQueueWithTheGpusThatItWants() {
        assertThat(observe("suspended")).isInstanceOfSatisfying(Waiting.class, waiting -> {
            assertThat(waiting.reason()).isEqualTo("WaitingForAdmission");
            assertThat(waiting.message()).contains("queue team-a");
            assertThat(waiting.since()).isEqualTo(Instant.parse("2026-03-01T10:03:00Z"));
            assertThat(waiting.pod().gpus()).isEqualTo(2);
        });
    }

    @Test
    void saysWhatToDoWhereNobodyWillResumeIt() {
        assertThat(observe("suspended-by-hand")).isInstanceOfSatisfying(Waiting.class, waiting -> {
            assertThat(waiting.reason()).isEqualTo("JobSuspended");
            assertThat(waiting.message()).contains("spec.suspend");
            assertThat(waiting.since()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        });
    }

    /** Kueue takes pods away by suspending their Job; the same Job makes another one when it is resumed. */
    @ParameterizedTest
    @ValueSource(strings = {"deleted-while-running", "deleted-and-ended"})
    void losesNoAttemptWhenItsPodIsTakenAway(String pod) {
        assertThat(observe("suspended", pod)).isInstanceOf(Waiting.class);
    }

    @Test
    void keepsTheResultOfAProgramThatEndedBefore() {
        assertThat(observe("suspended", "succeeded")).isInstanceOf(Succeeded.class);
    }
}
