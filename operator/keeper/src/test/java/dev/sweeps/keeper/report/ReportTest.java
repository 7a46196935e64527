package dev.sweeps.keeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void hasAllFigures() throws IOException {
        Report report = new Report(
                Map.of(Count.PROMOTED, 2L, Count.BYTES_FREED, 4096L),
                Instant.parse("2026-03-01T12:00:00Z"),
                List.of(2, 1),
                List.of("one"),
                7,
                true,
                false);

        assertThat(JSON.readTree(report.json()))
                .isEqualTo(
                        JSON.readTree(
                                """
                {"promoted": 2, "demoted": 0, "released": 0, "deleted": 0, "bytesFreed": 4096, "bytesInTrash": 0,
                 "nextDelete": "2026-03-01T12:00:00Z", "checkpoints": [1, 2], "problems": ["one"], "problemCount": 7, "again": true,
                 "dryRun": false}
                """));
    }

    @Test
    void leavesOutWhatIsNotDue() throws IOException {
        assertThat(JSON.readTree(Report.of("no").json()).has("nextDelete")).isFalse();
    }

    /** Of one, two and four bytes in UTF-8, and of six in JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "😀", "\u0001"})
    void fitsIntoATerminationMessage(String character) throws IOException {
        Report report = new Report(
                Map.of(Count.BYTES_FREED, Long.MAX_VALUE, Count.BYTES_IN_TRASH, Long.MAX_VALUE),
                Instant.MAX,
                IntStream.rangeClosed(1, 100).boxed().toList(),
                IntStream.range(0, 5).mapToObj(_ -> character.repeat(5000)).toList(),
                Long.MAX_VALUE,
                true,
                false);

        byte[] json = report.json();

        assertThat(json).hasSizeBetween(1500, Report.LONGEST);
        JsonNode read = JSON.readTree(json);
        assertThat(read.path("problems")).hasSize(5);
        assertThat(read.path("problems").path(0).textValue())
                .startsWith(character)
                .endsWith("…");
        assertThat(read.path("checkpoints")).hasSize(100);
    }

    @Test
    void saysHowManyRanksAreLeftOut() throws IOException {
        List<Integer> ranks = IntStream.rangeClosed(1, 5000).boxed().toList();

        byte[] json = new Report(Map.of(), null, ranks, List.of("é".repeat(900)), 1, false, false).json();

        assertThat(json.length).isLessThanOrEqualTo(Report.LONGEST);
        JsonNode read = JSON.readTree(json);
        int shown = read.path("checkpoints").size();
        assertThat(shown).isGreaterThan(500);
        assertThat(read.path("checkpoints").path(shown - 1).intValue()).isEqualTo(shown);
        assertThat(read.path("checkpointsLeftOut").intValue()).isEqualTo(5000 - shown);
    }
}
