package dev.sweeps.core.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * What keeps live trials from running.
 *
 * @param trials how many wait
 * @param live how many are live
 * @param reason of the one that waits longest
 * @param message of the one that waits longest, in the cluster's own words
 * @param since when that one was created
 */
public record Waiting(long trials, long live, String reason, String message, Instant since) {

    /** As a sentence: {@code 3 of 4 trials wait: Unschedulable: 0/1 nodes are available … (oldest 42 s)}. */
    public String text(Instant now) {
        var words = message.isEmpty() ? reason : reason + ": " + message;
        return "%d of %d live trials wait: %s (oldest %s)".formatted(trials, live, words, age(now));
    }

    private String age(Instant now) {
        var seconds = Math.max(0, Duration.between(since, now).toSeconds());
        return seconds < 60 ? seconds + " s" : Elapsed.text(Duration.ofSeconds(seconds));
    }
}
