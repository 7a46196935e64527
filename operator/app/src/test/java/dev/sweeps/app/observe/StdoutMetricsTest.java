package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.StdoutFormat;
import dev.sweeps.api.StdoutSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StdoutMetricsTest {
    private static StdoutMetrics metrics(StdoutFormat format, @Nullable String pattern) {
        return StdoutMetrics.of(new StdoutSpec(format, pattern), List.of("reward"))
                .orElseThrow();
    }

    @Test
    void takesTheLastValueOfEachMetricFromJsonLines() {
        String log =
                """
                loading {not json}
                {"step": 1, "reward": 0.1, "eval": {"acc": 1}}
                progress 10%\r{"reward": 0.2}
                  {"reward": 0.3, "note": "text", "flag": true}
                {"broken": 1
                [1, 2]
                """;

        Map<String, Double> found = metrics(StdoutFormat.JSON_LINES, null).read(log);

        assertThat(found).isEqualTo(Map.of("step", 1.0, "reward", 0.3, "eval.acc", 1.0));
    }

    @Test
    void findsNamesAndValuesByPattern() {
        Map<String, Double> found = metrics(StdoutFormat.PATTERN, "(?P<name>\\w+)=(?P<value>[-+.\\w]+)")
                .read("loss=0.5 acc=nan\nloss=2.5e-1 word=abc\n");

        assertThat(found).isEqualTo(Map.of("loss", 0.25, "acc", Double.NaN));
    }

    @Test
    void takesAPatternWithoutNameForTheObjective() {
        assertThat(metrics(StdoutFormat.PATTERN, "final reward: (?P<value>\\S+)")
                        .read("final reward: -3\n"))
                .isEqualTo(Map.of("reward", -3.0));
    }

    @Test
    void skipsLongLinesAndKeepsTheNumberOfMetricsBounded() {
        StringBuilder log = new StringBuilder("{\"x\": 1, \"pad\": \"" + "p".repeat(17_000) + "\"}\n");
        for (int i = 0; i < 200; i++) {
            log.append("{\"m").append(i).append("\": 1}\n");
        }
        log.append("{\"reward\": 5}\n");

        Map<String, Double> found = metrics(StdoutFormat.JSON_LINES, null).read(log.toString());

        assertThat(found).hasSize(65).containsEntry("reward", 5.0).doesNotContainKey("x");
    }

    @Test
    void staysLinearOnAPatternThatExplodesElsewhere() {
        StdoutMetrics metrics = metrics(StdoutFormat.PATTERN, "(.*a){20}(?P<value>\\d)$");

        assertThat(metrics.read("a".repeat(2000) + "\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-2.5e-3,-0.0025", ".5,0.5", "3.,3", "inf,Infinity", "-Infinity,-Infinity"})
    void readsNumbersAsProgramsPrintThem(String text, double number) {
        assertThat(Numbers.parse(text)).hasValue(number);
    }

    @ParameterizedTest
    @CsvSource({"0x10", "1d", "1_000", "''", "e5"})
    void refusesWhatOnlyJavaCallsANumber(String text) {
        assertThat(Numbers.parse(text)).isEmpty();
    }
}
