package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.app.observe.LogLines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private static final String TIME = "2026-01-31T12:00:00.123456789Z";

    private static List<Line> taken(LogLines lines, byte[]... chunks) {
        List<Line> found = new ArrayList<>();
        for (byte[] chunk : chunks) {
            lines.take(ByteBuffer.wrap(chunk), found::add);
        }
        return found;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Property
    void cutsTheSameLinesWhereverTheBytesAreCut(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 9) Integer> cuts) {
        byte[] log = bytes(TIME + " über\n\n" + TIME + " {\"step\": 1}\nno time\n" + TIME + " unfinished");
        LogLines lines = new LogLines();
        List<Line> found = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            int to = Math.min(log.length, from + cut);
            lines.take(ByteBuffer.wrap(log, from, to - from), found::add);
            from = to;
        }
        lines.take(ByteBuffer.wrap(log, from, log.length - from), found::add);

        assertThat(found)
                .containsExactly(new Line(TIME, "über"), new Line(TIME, "{\"step\": 1}"), new Line(null, "no time"));
        assertThat(found.getFirst().at()).isEqualTo(Instant.parse(TIME));
    }

    @Test
    void readsAWholeLogBehindALineOfAMebibyte() throws IOException {
        byte[] log = bytes("x".repeat(1 << 20) + "\n" + TIME + " {\"step\": 1}\n" + TIME + " without its end");

        assertThat(LogLines.of(new ByteArrayInputStream(log)))
                .containsExactly(new Line(TIME, "{\"step\": 1}"), new Line(TIME, "without its end"));
    }

    @Test
    void passesOverALineOfTenMebibytesAndGoesOn() {
        byte[] mebibyte = bytes("x".repeat(1 << 20));
        LogLines lines = new LogLines();
        List<Line> found = taken(lines, bytes(TIME + " "));
        for (int i = 0; i < 10; i++) {
            found.addAll(taken(lines, mebibyte));
        }
        found.addAll(taken(lines, bytes("\n" + TIME + " next\n")));

        assertThat(found).containsExactly(new Line(TIME, "next"));
    }

    @Property
    void takesAnyBytes(@ForAll @Size(max = 200) byte[] garbage) {
        LogLines lines = new LogLines();

        taken(lines, garbage, bytes("\n"));

        assertThat(taken(lines, bytes(TIME + " next\n"))).containsExactly(new Line(TIME, "next"));
    }

    @Test
    void forgetsHalfALineWhenAnotherStreamBegins() {
        LogLines lines = new LogLines();
        taken(lines, bytes(TIME + " {\"step\""));

        lines.restart();

        assertThat(taken(lines, bytes(TIME + " next\n"))).containsExactly(new Line(TIME, "next"));
    }
}
