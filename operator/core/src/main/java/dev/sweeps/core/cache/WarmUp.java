package dev.sweeps.core.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A warm-up Job, of this sweep or of another one that shares the place.
 *
 * @param name of the Job
 * @param sweep whose pass made it
 * @param key of the configuration
 * @param message of a failed one: why
 */
public record WarmUp(String name, String sweep, String key, State state, @Nullable String message, Instant createdAt) {
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /** Of a failed one. */
    public String reason() {
        return message == null ? "it gave no reason" : message;
    }
}
