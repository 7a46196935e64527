package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.SweepStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextPassTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "true, 30000,, 30000",
        "true, 30000, 5000, 5000",
        "true, 30000, 60000, 30000",
        "false, 30000,, 1000",
        "false, 30000, 400, 400",
        "true, 0,, 50",
        "true, 30000, -5000, 50"
    })
    void comesBackAtTheDeadlineAtTheLatest(boolean done, long comeBack, @Nullable Long deadline, long expected) {
        var next = NextPass.after(
                deadline == null ? null : NOW.plusMillis(deadline), done, Duration.ofMillis(comeBack), NOW);

        assertThat(next.getScheduleDelay()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"{},, 30000", "{}, 7000, 7000", "{}, 90000, 30000", "'{\"completionTime\": \"now\"}', 7000, 50"})
    void beatsUntilTheFilesAreDueAndAtOnceAfterTheEnd(String status, @Nullable Long filesDue, long expected) {
        var beat = NextPass.beat(
                Serialization.unmarshal(status, SweepStatus.class),
                filesDue == null ? null : NOW.plusMillis(filesDue),
                NOW);

        assertThat(beat).isEqualTo(Duration.ofMillis(expected));
    }
}
