package dev.sweeps.app.translate;

import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;

/** Durations as Kubernetes and Go write them: {@code 12h}, {@code 1h30m}, {@code 90s}; days as {@code 2d}. */
public final class Durations {
    private Durations() {}

    /** Empty when the text is not a duration. */
    public static Optional<Duration> parse(String text) {
        try {
            return Optional.of(
                    io.fabric8.kubernetes.api.model.Duration.parse(text).getDuration());
        } catch (ParseException | ArithmeticException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
