package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.attempt.OnNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod's way from its node to its containers, as its status tells it. */
class OnNodeTest {
    private static @Nullable OnNode onNode(String pod) {
        return PodReading.of(Observed.pod(pod)).facts().onNode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unschedulable", "not-seen-by-scheduler"})
    void isNowhereUntilItIsBound(String pod) {
        assertThat(onNode(pod)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "creating, 2026-03-01T10:00:02Z",
        "image-pull-back-off, 2026-03-01T10:00:02Z",
        "config-error, 2026-03-01T10:00:02Z",
        "prepared, 2026-03-01T10:00:04Z",
        "between-steps, 2026-03-01T10:02:00Z",
        "main-runs,",
        "own-init-runs,",
        "first-step-runs,",
        "succeeded-beside-sidecar,",
        "failed-not-yet-told,",
        "program-failed,",
        "never-started-image,"
    })
    void isIdleWhileNoContainerRunsAndOneIsStillToStart(String pod, @Nullable Instant since) {
        assertThat(onNode(pod)).isNotNull().satisfies(seen -> assertThat(seen.idleSince())
                .isEqualTo(since));
    }

    @Test
    void beginsWithItsPreparations() {
        assertThat(onNode("prepared"))
                .isEqualTo(new OnNode(
                        "digits-00042-a1-x7k2p",
                        Instant.parse("2026-03-01T10:00:02Z"),
                        Instant.parse("2026-03-01T10:00:03Z"),
                        Instant.parse("2026-03-01T10:00:04Z"),
                        12L));
    }
}
