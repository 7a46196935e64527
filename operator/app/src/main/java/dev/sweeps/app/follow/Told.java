package dev.sweeps.app.follow;

import dev.sweeps.core.curve.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a trial has told on its way.
 *
 * @param at when the last report of its curve was printed, by the clock of its node; absent when nothing is known of it
 * @param newest what rules of the user read; absent before the first such report
 */
public record Told(Progress progress, @Nullable Instant at, @Nullable Newest newest) {
    /** A trial that has reported nothing yet. */
    public static final Told NOTHING = new Told(Progress.NONE, null, null);

    /** Whether this is more than {@code other}, an earlier state of the same trial. */
    public boolean isBeyond(Told other) {
        return progress.isBeyond(other.progress) || (newest != null && newest.isBeyond(other.newest));
    }

    /** When the last report of attempt {@code attempt} was printed; null when it has made none, or nothing is known of it. */
    @Nullable
    Instant at(int attempt) {
        return last(
                progress.attempt() == attempt ? at : null,
                newest != null && newest.report().attempt() == attempt ? newest.at() : null);
    }

    /** When the last report was printed; null when nothing is known of it. */
    @Nullable
    Instant lastAt() {
        return last(at, newest == null ? null : newest.at());
    }

    private static @Nullable Instant last(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
