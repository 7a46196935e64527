package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LogTailTest {
    @Test
    void keepsTheLastTwentyLines() {
        String log = IntStream.range(0, 50).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

        assertThat(LogTail.of(log).orElseThrow().lines()).hasSize(20).last().isEqualTo("49");
    }

    @Test
    void showsWhatATerminalWouldShow() {
        assertThat(LogTail.of("\u001B[1;31mError\u001B[0m\tx\u0000\r\n10%\r20%\r30%\n\n"))
                .hasValue("Error x\n30%");
    }

    @Test
    void keepsTheEndOfALineThatIsTooLong() {
        assertThat(LogTail.of("é".repeat(5000)).orElseThrow()).isEqualTo("é".repeat(512));
    }

    @Test
    void isEmptyForALogWithoutText() {
        assertThat(LogTail.of("\n \r\n")).isEmpty();
    }

    @Property
    void isBoundedAndCleanForAnyLog(@ForAll String log) {
        LogTail.of(log).ifPresent(tail -> {
            assertThat(tail.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1024);
            assertThat(tail.lines().count()).isLessThanOrEqualTo(20);
            assertThat(tail.chars().filter(c -> Character.isISOControl(c) && c != '\n'))
                    .isEmpty();
        });
    }
}
