package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogEndTest {
    private static String end(String log, int most) throws IOException {
        return LogEnd.of(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), most);
    }

    @Property(tries = 200)
    void keepsTheLastBytes(
            @ForAll @IntRange(max = 200_000) int length, @ForAll @IntRange(min = 1, max = 50_000) int most)
            throws IOException {
        StringBuilder log = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            log.append((char) ('a' + i % 26));
        }

        assertThat(end(log.toString(), most)).isEqualTo(log.substring(Math.max(0, length - most)));
    }

    @Test
    void keepsTheLastWordsBehindALineOfAMebibyte() throws IOException {
        assertThat(end("x".repeat(1 << 20) + "\nout of ideas\n", 1 << 10)).endsWith("\nout of ideas\n");
    }
}
