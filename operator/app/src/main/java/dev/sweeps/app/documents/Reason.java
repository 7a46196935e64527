package dev.sweeps.app.documents;

import dev.sweeps.api.SweepStatus;
import org.jspecify.annotations.Nullable;

/**
 * Why a sweep is in its state.
 *
 * @param word CamelCase
 * @param message the whole sentence; null when only the word is known
 */
record Reason(String word, @Nullable String message) {
    private static final String ALWAYS_THERE = "Ready";

    /** Null while nothing is reported. {@code status.reason} holds the beginning only; the conditions have all of it. */
    static @Nullable Reason of(SweepStatus status) {
        if (status.conditions() != null) {
            for (var condition : status.conditions()) {
                if (ALWAYS_THERE.equals(condition.getType()) && condition.getReason() != null) {
                    return new Reason(condition.getReason(), condition.getMessage());
                }
            }
        }
        return status.reason() == null ? null : split(status.reason());
    }

    private static Reason split(String text) {
        var colon = text.indexOf(": ");
        return colon < 0 ? new Reason(text, null) : new Reason(text.substring(0, colon), text.substring(colon + 2));
    }

    /** {@code TargetReached: accuracy of s-00004 is 0.97 …}. */
    String sentence() {
        return message == null || message.isEmpty() ? word : word + ": " + message;
    }
}
