package dev.sweeps.app.follow;

/**
 * A running attempt whose reports are wanted.
 *
 * @param uid of the Trial
 * @param attempt from 1
 * @param stored what the Trial says already
 * @param wake called when something was read that must be stored at once
 */
public record Followed(String uid, LogPlace place, int attempt, Told stored, Runnable wake) {

    boolean isSameRun(Followed other) {
        return attempt == other.attempt && place.equals(other.place);
    }

    Followed goingOnFrom(Told told) {
        return new Followed(uid, place, attempt, told, wake);
    }
}
