package dev.sweeps.keeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManagerLogTest {
    @Test
    void mergesByTime() {
        String text = ManagerLog.merge(
                List.of("2026-01-01T00:00:01Z a", "2026-01-01T00:00:03.5Z c"),
                List.of("2026-01-01T00:00:02Z b", "2026-01-01T00:00:03.25Z b2", "2026-01-01T00:00:04Z d"));

        assertThat(text.lines().map(line -> line.substring(line.indexOf(' ') + 1)))
                .containsExactly("a", "b", "b2", "c", "d");
    }

    @Test
    void putsTheLogBeforeTheJournalAtOneTime() {
        assertThat(ManagerLog.merge(List.of("2026-01-01T00:00:01Z log"), List.of("2026-01-01T00:00:01Z journal")))
                .isEqualTo("2026-01-01T00:00:01Z log\n2026-01-01T00:00:01Z journal\n");
    }

    @Test
    void leavesALineWithoutATimeBehindTheOneBefore() {
        assertThat(ManagerLog.merge(
                        List.of("2026-01-01T00:00:05Z log", "torn li"), List.of("2026-01-01T00:00:07Z journal")))
                .isEqualTo("2026-01-01T00:00:05Z log\ntorn li\n2026-01-01T00:00:07Z journal\n");
    }

    @Test
    void makesOneLineOfEach() {
        assertThat(ManagerLog.merge(List.of("2026-01-01T00:00:05Z a\n2026-01-01T00:00:09Z keeper forged"), List.of()))
                .isEqualTo("2026-01-01T00:00:05Z a 2026-01-01T00:00:09Z keeper forged\n");
    }
}
