package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.attempt.AttemptObservation.Waiting;
import dev.sweeps.core.attempt.OnNode;
import dev.sweeps.core.attempt.PodFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingForStartTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    private static Waiting waiting(@Nullable OnNode onNode) {
        var pod = new PodFacts(SINCE, SINCE, null, null, "n", 1, List.of(), false, onNode);
        return new Waiting(1, pod, "ContainerCreating", "", SINCE);
    }

    @ParameterizedTest
    @CsvSource({"59, 600, false", "60, 600, true", "60,, true", "14, 15, false", "15, 15, true"})
    void asksWhenItTakesLongOrTooLong(long seconds, @Nullable Long limitSeconds, boolean asks) {
        var limit = limitSeconds == null ? null : Duration.ofSeconds(limitSeconds);

        assertThat(WaitingForStart.worthAsking(
                        waiting(new OnNode("p", SINCE, null, SINCE, null)), limit, SINCE.plusSeconds(seconds)))
                .isEqualTo(asks);
    }

    @Test
    void doesNotAskWithoutANode() {
        assertThat(WaitingForStart.worthAsking(waiting(null), null, SINCE.plusSeconds(900)))
                .isFalse();
    }
}
