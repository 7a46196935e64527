package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.attempt.AttemptObservation.Waiting;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartTroubleTest {
    private static final String MOUNT = "MountVolume.SetUp failed for volume \"v\" : configmap \"nosuch\" not found";
    private static final String SUMMARY = "Unable to attach or mount volumes: unmounted volumes=[v], timed out";

    private static Event event(String reason, String message, @Nullable String at) {
        return new EventBuilder()
                .withReason(reason)
                .withMessage(message)
                .withLastTimestamp(at)
                .build();
    }

    @Test
    void takesTheNewestEventThatTellsWhyAPodDoesNotStart() {
        List<Event> events = List.of(
                event("FailedScheduling", "0/3 nodes are available", "2026-03-01T12:00:00Z"),
                event("FailedAttachVolume", "Multi-Attach error", "2026-03-01T10:00:00Z"),
                event("FailedMount", MOUNT, "2026-03-01T11:00:00Z"),
                event("FailedMount", "without a time", null));

        assertThat(StartTrouble.newest(events)).contains(new StartTrouble("FailedMount", MOUNT));
    }

    @Test
    void prefersTheCauseToItsSummary() {
        List<Event> events = List.of(
                event("FailedMount", MOUNT, "2026-03-01T10:00:00Z"),
                event("FailedMount", SUMMARY, "2026-03-01T11:00:00Z"));

        assertThat(StartTrouble.newest(events)).contains(new StartTrouble("FailedMount", MOUNT));
        assertThat(StartTrouble.newest(events.subList(1, 2))).contains(new StartTrouble("FailedMount", SUMMARY));
    }

    @Test
    void leavesOutTheIdentifierThatDiffersFromTryToTry() {
        String id = "0123456789abcdef".repeat(4);

        assertThat(StartTrouble.newest(
                        List.of(event("FailedCreatePodSandBox", "sandbox \"" + id + "\": no network", null))))
                .contains(new StartTrouble("FailedCreatePodSandBox", "sandbox \"…\": no network"));
    }

    @Test
    void isEmptyWithoutSuchEvents() {
        assertThat(StartTrouble.newest(List.of(new Event(), event("Unhealthy", "probe failed", null))))
                .isEmpty();
    }

    @Test
    void explainsOnlyWhatThePodLeavesOpen() {
        Waiting creating = waiting("creating");

        assertThat(StartTrouble.explains(creating)).isTrue();
        assertThat(StartTrouble.explains(waiting("image-pull-back-off"))).isFalse();
        assertThat(StartTrouble.explains(waiting("unschedulable"))).isFalse();
        assertThat(new StartTrouble("FailedMount", MOUNT).of(creating))
                .isEqualTo(new Waiting(1, creating.pod(), "FailedMount", MOUNT, creating.since()));
    }

    private static Waiting waiting(String pod) {
        return (Waiting) AttemptObserver.of(Observed.sweep(null), AttemptLogs.NONE)
                .observe(1, Observed.job("fresh"), List.of(Observed.pod(pod)), null);
    }
}
