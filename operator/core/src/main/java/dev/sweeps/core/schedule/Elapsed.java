package dev.sweeps.core.schedule;

import java.time.Duration;
import java.util.Locale;

/** Times for people: {@code 42.3 min}, and hours when over 60 minutes: {@code 1.7 h}. */
public final class Elapsed {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_HOUR = 3600;

    private Elapsed() {}

    /** Negative durations (clocks differ) are shown as none. */
    public static String text(Duration duration) {
        var seconds = Math.max(0, duration.toMillis() / 1000.0);
        return seconds > SECONDS_PER_HOUR
                ? String.format(Locale.ROOT, "%.1f h", seconds / SECONDS_PER_HOUR)
                : String.format(Locale.ROOT, "%.1f min", seconds / SECONDS_PER_MINUTE);
    }
}
