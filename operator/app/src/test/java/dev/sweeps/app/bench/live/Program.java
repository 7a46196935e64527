package dev.sweeps.app.bench.live;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * A program that reports once a second from its start on, step 0 first. What it prints follows from its name: its log need not be kept.
 *
 * @param trial whose program it is
 * @param start when it begins; {@link Instant#MAX} while that is open
 */
record Program(String trial, Instant start) {
    /** A loss that no good program has. */
    static final double LIMIT = 10;

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Of so many programs one turns bad. */
    private static final int ONE_IN = 10;

    private static final int EARLIEST = 20;
    private static final int LATEST = 150;
    private static final double USUAL_STEPS = 50;

    /** As a kubelet writes the time before a line. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    Instant timeOf(long step) {
        return start.equals(Instant.MAX) ? start : start.plus(INTERVAL.multipliedBy(step));
    }

    /** The first step that is printed at {@code since} or after it. */
    long firstSince(Instant since) {
        if (start.equals(Instant.MAX)) {
            return 0;
        }
        Duration until = Duration.between(start, since);
        return until.isNegative() ? 0 : until.plus(INTERVAL).minusNanos(1).dividedBy(INTERVAL);
    }

    /** How many steps are printed up to {@code time}. */
    long printedBy(Instant time) {
        return firstSince(time.plusNanos(1));
    }

    /** The step at which the loss jumps beyond the limit; empty for most programs. */
    OptionalLong turnsBadAt() {
        SplittableRandom random = new SplittableRandom(trial.hashCode());
        return random.nextInt(ONE_IN) == 0 ? OptionalLong.of(random.nextInt(EARLIEST, LATEST)) : OptionalLong.empty();
    }

    /** The line in which {@code step} is reported, without its end. */
    String line(long step) {
        OptionalLong bad = turnsBadAt();
        double loss = bad.isPresent() && step >= bad.getAsLong() ? 2 * LIMIT : 1 + Math.exp(-step / USUAL_STEPS);
        return String.format(Locale.ROOT, "{\"step\": %d, \"loss\": %.6f}", step, loss);
    }

    /** The same with its time. */
    String timedLine(long step) {
        return TIME.format(timeOf(step)) + " " + line(step);
    }
}
