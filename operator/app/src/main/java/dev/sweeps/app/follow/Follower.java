package dev.sweeps.app.follow;

import dev.sweeps.app.observe.LogLines;
import dev.sweeps.app.observe.Reports;
import dev.sweeps.core.curve.Watch;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of one attempt. Streams come and go, what was read and how far stays. The bytes of one stream are taken in turn: the
 * next ones are asked for when the last ones have been read, so that no program can print faster than it is read.
 */
final class Follower {
    /** A stream that brings nothing for so long may be one whose other end is gone, or that a rotation of the log has stalled. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    /** A trial that no pass has asked for in so long was deleted. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final int DOUBLINGS = 6;

    private final Followed followed;
    private final Reports reports;
    private Watch watch;
    private final Executor readers;
    private final LogCounts counts;
    private final Clock clock;
    private final LogLines lines = new LogLines();
    private @Nullable Session session;
    private Reading reading;
    private Instant since;
    private Instant notBefore;
    private Instant heard;
    private Instant wanted;
    private int breaks;

    Follower(Followed followed, Reports reports, Watch watch, Executor readers, LogCounts counts, Clock clock) {
        this.followed = followed;
        this.reports = reports;
        this.watch = watch;
        this.readers = readers;
        this.counts = counts;
        this.clock = clock;
        this.reading = Reading.from(followed.stored()).under(watch);
        this.since = clock.instant();
        this.notBefore = since;
        this.heard = since;
        this.wanted = since;
    }

    Followed followed() {
        return followed;
    }

    synchronized Reading reading() {
        return reading;
    }

    /** An edited rule is about what comes from now on, and about the newest report. */
    synchronized void wanted(Watch now) {
        wanted = clock.instant();
        if (!watch.equals(now)) {
            watch = now;
            reading = reading.under(now);
        }
    }

    synchronized boolean isForgotten() {
        return clock.instant().isAfter(wanted.plus(FORGOTTEN));
    }

    synchronized Turns.Seat seat() {
        return new Turns.Seat(followed.uid(), session != null, since, notBefore);
    }

    synchronized void open(LogSource source) {
        if (session != null) {
            return;
        }
        var opened = new Session();
        session = opened;
        since = clock.instant();
        heard = since;
        lines.restart();
        opened.stream = source.follow(followed.place(), reading.since(followed.attempt()), opened);
    }

    synchronized void close() {
        var open = session;
        session = null;
        since = clock.instant();
        if (open != null && open.stream != null) {
            open.stream.close();
        }
    }

    /** Ends a stream that has been silent for too long; it is opened again in its turn. */
    synchronized void closeWhenSilent() {
        if (session != null && clock.instant().isAfter(heard.plus(SILENCE))) {
            close();
        }
    }

    private synchronized boolean take(Session from, List<ByteBuffer> bytes) {
        if (session != from) {
            return false;
        }
        heard = clock.instant();
        breaks = 0;
        var before = reading;
        bytes.forEach(buffer -> lines.take(buffer, this::line));
        return reading.wakesAfter(before);
    }

    private void line(LogLines.Line line) {
        reports.in(line.text()).ifPresent(report -> report(report, line));
    }

    private void report(Reports.Report report, LogLines.Line line) {
        var before = reading;
        reading = before.with(followed.attempt(), report, line, watch, heard);
        if (reading.isBeyond(before.told())) {
            counts.first().increment();
        } else if (report.numbers().containsKey(watch.metric())) {
            counts.again().increment();
        }
    }

    private synchronized void ended(Session from) {
        if (session != from) {
            return;
        }
        counts.breaks().increment();
        session = null;
        since = clock.instant();
        var pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(breaks, DOUBLINGS));
        breaks++;
        notBefore = since.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    /** One stream; what still comes from one that was closed is not listened to. */
    private final class Session implements LogSource.Receiver {
        private LogSource.@Nullable Stream stream;

        @Override
        public void received(List<ByteBuffer> bytes, Runnable more) {
            readers.execute(() -> {
                try {
                    if (take(this, bytes)) {
                        followed.wake().run();
                    }
                } finally {
                    more.run();
                }
            });
        }

        @Override
        public void ended() {
            readers.execute(() -> Follower.this.ended(this));
        }
    }
}
