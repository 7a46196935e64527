package dev.sweeps.app.follow;

import dev.sweeps.core.curve.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A running attempt whose reports are wanted.
 *
 * @param uid of the Trial
 * @param attempt from 1
 * @param stored what the Trial says already
 * @param storedAt when the last of that was printed, by the clock of its node
 * @param wake called when something was read that must be stored at once
 */
public record Followed(
        String uid, LogPlace place, int attempt, Progress stored, @Nullable Instant storedAt, Runnable wake) {

    boolean isSameRun(Followed other) {
        return attempt == other.attempt && place.equals(other.place);
    }

    Followed goingOnFrom(Progress progress) {
        return new Followed(uid, place, attempt, progress, storedAt, wake);
    }
}
