package dev.sweeps.app.observe;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why the Job's controller could not make the pod. The Job itself says nothing about it: it stays without a condition for as long
 * as the pod is refused.
 *
 * @param message the API server's words, without what differs from try to try
 * @param at when it was last tried
 */
public record FailedCreate(Kind kind, String message, @Nullable Instant at) {
    private static final String REASON = "FailedCreate";
    private static final String PREFIX = "Error creating: ";
    private static final Pattern RANDOM_NAME = Pattern.compile("pods \"([a-z0-9.-]+)-[a-z0-9]{5}\"");

    /** What refused the pod. */
    public enum Kind {
        /** Waits until others give back. */
        QUOTA,
        POD_SECURITY,
        SERVICE_ACCOUNT,
        OTHER
    }

    /** The last refusal among the Events of one Job. */
    public static Optional<FailedCreate> newest(Collection<Event> events) {
        return events.stream()
                .filter(event -> REASON.equals(event.getReason()))
                .map(FailedCreate::of)
                .max(Comparator.comparing(refusal -> refusal.at() == null ? Instant.MIN : refusal.at()));
    }

    /** Reads an Event of reason {@code FailedCreate}. */
    public static FailedCreate of(Event event) {
        String words = event.getMessage() == null ? "" : event.getMessage();
        String plain = words.startsWith(PREFIX) ? words.substring(PREFIX.length()) : words;
        String message = RANDOM_NAME.matcher(plain).replaceFirst("pods \"$1\"");
        return new FailedCreate(kind(message.toLowerCase(Locale.ROOT)), message, Times.lastSeen(event));
    }

    private static Kind kind(String message) {
        if (message.contains("exceeded quota") || message.contains("failed quota")) {
            return Kind.QUOTA;
        }
        if (message.contains("violates podsecurity")) {
            return Kind.POD_SECURITY;
        }
        boolean account = message.contains("serviceaccount") || message.contains("service account");
        return account ? Kind.SERVICE_ACCOUNT : Kind.OTHER;
    }
}
