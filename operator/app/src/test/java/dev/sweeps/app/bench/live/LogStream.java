package dev.sweeps.app.bench.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** One answer to a request for a log: what was printed, and then every line at the moment at which it is printed. */
final class LogStream {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final LogRequest request;
    private final Programs programs;
    private final Clock clock;
    private volatile boolean cut;

    LogStream(LogRequest request, Programs programs, Clock clock) {
        this.request = request;
        this.programs = programs;
        this.clock = clock;
    }

    /** The connection is to break in the middle of the next line. */
    void cut() {
        cut = true;
    }

    /** Writes until there is nothing more to come; fails when the connection breaks, by whomever. */
    void writeTo(OutputStream out) throws IOException {
        Program program = begun();
        long step = first(program);
        long left = request.mostBytes();
        while (left > 0) {
            Instant due = program.timeOf(step);
            if (due.isBefore(programs.lastWordOf(request.pod())) && !due.isAfter(clock.instant())) {
                byte[] line = line(program, step);
                int length = (int) Math.min(left, cut ? line.length / 2 : line.length);
                out.write(line, 0, length);
                left -= length;
                step++;
                if (cut) {
                    out.flush();
                    throw new IOException("cut in the middle of step " + step);
                }
            } else if (!request.follow() || programs.hasEnded(request.pod())) {
                return;
            } else {
                out.flush();
                await(due);
            }
        }
    }

    /** Waits for a program that has not begun; one that ends before has printed nothing. */
    private Program begun() {
        Program program = programs.of(request.pod()).orElseThrow();
        while (request.follow() && program.start().equals(Instant.MAX) && !programs.hasEnded(request.pod())) {
            LockSupport.parkNanos(LONGEST_WAIT.toNanos());
            program = programs.of(request.pod()).orElseThrow();
        }
        return program;
    }

    private long first(Program program) {
        long printed = program.printedBy(clock.instant());
        long tail = printed - Math.min(printed, request.tail());
        return Math.max(tail, request.since().equals(Instant.MIN) ? 0 : program.firstSince(request.since()));
    }

    private byte[] line(Program program, long step) {
        String text = request.timestamps() ? program.timedLine(step) : program.line(step);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Not longer than a while: a program can end, or fall silent. */
    private void await(Instant due) {
        Duration wait = Duration.between(clock.instant(), due);
        LockSupport.parkNanos((wait.isPositive() && wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).toNanos());
    }
}
