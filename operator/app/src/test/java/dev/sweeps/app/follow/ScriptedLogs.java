package dev.sweeps.app.follow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One log that all trials share: a report of the next step every 0.2 s. Streams can be broken in the middle of a line. */
final class ScriptedLogs implements LogSource {
    private final Instant first;
    private final List<Follow> streams = new ArrayList<>();
    private int printed;

    /**
     * A log.
     *
     * @param first when its first line is printed, by the clock of its node
     */
    ScriptedLogs(Instant first) {
        this.first = first;
    }

    Instant timeOf(long step) {
        return first.plusMillis(200 * step);
    }

    private String line(long step) {
        return timeOf(step) + " {\"step\": " + step + ", \"loss\": " + (1.0 / (step + 1)) + "}\n";
    }

    /** A stream as it was asked for. */
    private final class Follow implements Stream {
        private final @Nullable Instant since;
        private final Receiver receiver;
        private boolean open = true;
        private int sent;

        private Follow(@Nullable Instant since, Receiver receiver) {
            this.since = since;
            this.receiver = receiver;
        }

        private void send(String text) {
            receiver.received(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))), () -> {});
        }

        private void sendUpTo(int step) {
            for (; sent < step; sent++) {
                if (since == null || !timeOf(sent).isBefore(since)) {
                    send(line(sent));
                }
            }
        }

        @Override
        public void close() {
            open = false;
        }
    }

    @Override
    public Stream follow(LogPlace place, @Nullable Instant since, Receiver receiver) {
        var stream = new Follow(since, receiver);
        streams.add(stream);
        return stream;
    }

    /** The program has printed the steps below {@code step}; whoever follows gets all that it has not got. */
    void printUpTo(int step) {
        printed = step;
        streams.stream().filter(stream -> stream.open).forEach(stream -> stream.sendUpTo(step));
    }

    void breakAll() {
        for (var stream : streams) {
            if (stream.open) {
                stream.send(line(printed).substring(0, 30));
                stream.open = false;
                stream.receiver.ended();
            }
        }
    }

    Instant sinceOfLast() {
        var since = streams.getLast().since;
        if (since == null) {
            throw new AssertionError("the log was asked for from its beginning");
        }
        return since;
    }

    int opened() {
        return streams.size();
    }

    long openNow() {
        return streams.stream().filter(stream -> stream.open).count();
    }
}
