package dev.sweeps.core.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that is given up at a time unless it gets on.
 *
 * @param at when
 * @param attempt from 1
 * @param reason of the trial when it ends by this
 * @param text a sentence with the numbers, as of now
 * @param again whether another attempt may follow
 */
record Overdue(Instant at, int attempt, @Nullable PodFacts pod, String reason, String text, boolean again) {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_HOUR = 3600;

    /** A time for people: {@code 15 s}, {@code 10.0 min}, {@code 1.5 h}. */
    static String words(Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        if (seconds < SECONDS_PER_MINUTE) {
            return seconds + " s";
        }
        return seconds < SECONDS_PER_HOUR
                ? String.format(Locale.ROOT, "%.1f min", seconds / SECONDS_PER_MINUTE)
                : String.format(Locale.ROOT, "%.1f h", seconds / SECONDS_PER_HOUR);
    }

    /** The cluster's word and its sentence, where it has one. */
    static String words(String reason, String message) {
        return message.isEmpty() ? reason : reason + ": " + message;
    }
}
