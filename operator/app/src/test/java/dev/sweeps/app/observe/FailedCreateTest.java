package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedCreateTest {
    private static Event event(String reason, String message, @Nullable String at) {
        return new EventBuilder()
                .withReason(reason)
                .withMessage(message)
                .withLastTimestamp(at)
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    QUOTA           | pods "t-00042-a1-x7k2p" is forbidden: exceeded quota: gpus, requested: requests.nvidia.com/gpu=1, used: requests.nvidia.com/gpu=4, limited: requests.nvidia.com/gpu=4
                    POD_SECURITY    | pods "t-00042-a1-x7k2p" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true
                    SERVICE_ACCOUNT | pods "t-00042-a1-" is forbidden: error looking up service account research/trainer: serviceaccount "trainer" not found
                    OTHER           | admission webhook "policy.example.com" denied the request: no
                    """)
    void tellsWhatRefusedThePod(FailedCreate.Kind kind, String words) {
        FailedCreate refusal =
                FailedCreate.of(event("FailedCreate", "Error creating: " + words, "2026-03-01T10:00:00Z"));

        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.message()).isEqualTo(words.replace("-x7k2p\"", "\""));
    }

    @Test
    void takesTheNewestRefusal() {
        List<Event> events = List.of(
                event("FailedCreate", "old", "2026-03-01T10:00:00Z"),
                event("SuccessfulCreate", "made", "2026-03-01T12:00:00Z"),
                event("FailedCreate", "new", "2026-03-01T11:00:00Z"),
                event("FailedCreate", "without a time", null));

        assertThat(FailedCreate.newest(events).orElseThrow().message()).isEqualTo("new");
    }
}
