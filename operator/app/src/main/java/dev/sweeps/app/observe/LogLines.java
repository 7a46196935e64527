package dev.sweeps.app.observe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into the lines of a log whose lines begin with the time at which the kubelet took them. Holds no more than
 * one line of bounded length, whatever comes: a longer line is passed over, and bytes that are no text become replacement
 * characters.
 */
public final class LogLines {
    /** The longest time and the blank behind it. */
    private static final int LONGEST_TIME = 40;

    /** {@code 2026-01-31T12:00:00Z} */
    private static final int SHORTEST_TIME = 20;

    /** Characters of a date. */
    private static final int DATE = 10;

    private static final int LONGEST = StdoutMetrics.LONGEST_LINE + LONGEST_TIME;
    private static final int USUAL = 256;
    private static final int CHUNK = 1 << 14;

    private byte[] line = new byte[USUAL];
    private int length;
    private boolean tooLong;

    /**
     * One line.
     *
     * @param time as the kubelet wrote it; absent when the line has none
     * @param text without the end of the line
     */
    public record Line(@Nullable String time, String text) {
        /** Looks at the form only: most times are never needed. */
        private static Line of(String whole) {
            int blank = whole.indexOf(' ');
            boolean timed = blank >= SHORTEST_TIME && blank < LONGEST_TIME && whole.charAt(DATE) == 'T';
            return timed ? new Line(whole.substring(0, blank), whole.substring(blank + 1)) : new Line(null, whole);
        }

        /** When the kubelet took the line, by the clock of its node; null when that is not known. */
        public @Nullable Instant at() {
            return Times.parse(time);
        }
    }

    /** The lines of a log from here to its end; the last one may lack its end. */
    public static List<Line> of(InputStream log) throws IOException {
        List<Line> found = new ArrayList<>();
        LogLines lines = new LogLines();
        byte[] bytes = new byte[CHUNK];
        for (int count = log.read(bytes); count >= 0; count = log.read(bytes)) {
            lines.take(ByteBuffer.wrap(bytes, 0, count), found::add);
        }
        lines.end(found::add);
        return found;
    }

    /** Takes bytes as they arrive and hands on the lines that they complete. */
    public void take(ByteBuffer bytes, Consumer<Line> lines) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                end(lines);
            } else {
                append(next);
            }
        }
    }

    /** Forgets the beginning of a line: what comes next is the beginning of another stream. */
    public void restart() {
        length = 0;
        tooLong = false;
    }

    private void append(byte next) {
        if (length == LONGEST) {
            tooLong = true;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, 2 * line.length));
        }
        line[length++] = next;
    }

    private void end(Consumer<Line> lines) {
        if (!tooLong && length > 0) {
            lines.accept(Line.of(new String(line, 0, length, StandardCharsets.UTF_8)));
        }
        restart();
    }
}
