package dev.sweeps.app.observe;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times of the cluster. */
final class Times {
    private Times() {}

    /** Null when there is none, also for the kubelet's zero time of a container that never started. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.getEpochSecond() <= 0 ? null : time;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static @Nullable Instant later(@Nullable Instant left, @Nullable Instant right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isAfter(right) ? left : right;
    }

    static @Nullable Instant earlier(@Nullable Instant left, @Nullable Instant right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isBefore(right) ? left : right;
    }

    /** When the last of what an Event counts happened. */
    static @Nullable Instant lastSeen(Event event) {
        Instant last = parse(event.getLastTimestamp());
        Instant series = event.getSeries() == null || event.getSeries().getLastObservedTime() == null
                ? null
                : parse(event.getSeries().getLastObservedTime().getTime());
        Instant first =
                event.getEventTime() == null ? null : parse(event.getEventTime().getTime());
        return later(last, later(series, first));
    }
}
