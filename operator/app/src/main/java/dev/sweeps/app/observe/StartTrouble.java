package dev.sweeps.app.observe;

import dev.sweeps.core.attempt.AttemptObservation.Waiting;
import dev.sweeps.core.attempt.Reasons;
import dev.sweeps.core.history.NotStarted;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a pod that has a node does not start, as its Events tell. The pod itself says only ContainerCreating when a volume cannot be
 * mounted or its sandbox cannot be made.
 *
 * @param reason of the Event: FailedMount …
 * @param message its words, without what differs from try to try
 */
public record StartTrouble(String reason, String message) {
    /** Sums up after two minutes that mounts fail, without saying why. */
    private static final String SUMMARY = "Unable to attach or mount volumes";

    /** Of a sandbox, which is another one at every try. */
    private static final Pattern IDENTIFIER = Pattern.compile("\\b[0-9a-f]{32,64}\\b");

    /** What the Events of one pod tell last; empty when they tell of nothing that keeps it from starting. */
    public static Optional<StartTrouble> newest(Collection<Event> events) {
        return events.stream()
                .filter(event -> NotStarted.isOfEvent(Objects.requireNonNullElse(event.getReason(), "")))
                .max(Comparator.comparing((Event event) -> !words(event).startsWith(SUMMARY))
                        .thenComparing(event -> Objects.requireNonNullElse(Times.lastSeen(event), Instant.MIN)))
                .map(event -> new StartTrouble(
                        event.getReason(), IDENTIFIER.matcher(words(event)).replaceAll("…")));
    }

    /** Whether its pod leaves open what {@code waiting} waits for. */
    public static boolean explains(Waiting waiting) {
        return waiting.reason().equals(Reasons.CONTAINER_CREATING);
    }

    /** The same attempt, waiting for this. */
    public Waiting of(Waiting waiting) {
        return new Waiting(waiting.attempt(), waiting.pod(), reason, message, waiting.since());
    }

    private static String words(Event event) {
        return Objects.requireNonNullElse(event.getMessage(), "").strip();
    }
}
