package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.ResultSpec;
import dev.sweeps.api.StdoutFormat;
import dev.sweeps.api.StdoutSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
    private static Reports reports(@Nullable ResultSpec result) {
        return Reports.of(Observed.sweep(result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"step\": 3, \"reward\": 0.5} | 3 | 0.5",
                "  {\"reward\": -1, \"step\": 1e3, \"x\": {\"y\": 2}} | 1000 | -1",
                "{\"step\": 0, \"reward\": NaN} | 0 | NaN",
                "{\"step\": 9007199254740992, \"reward\": -Infinity} | 9007199254740992 | -Infinity"
            })
    void findsLinesThatNameAStep(String line, long step, double value) {
        var report = reports(null).in(line).orElseThrow();

        assertThat(report.step()).isEqualTo(step);
        assertThat(report.numbers()).containsEntry("reward", value);
    }

    @Test
    void givesAllNumbersInTheirOrder() {
        assertThat(reports(null)
                        .in("{\"step\": 3, \"b\": {\"c\": 2}, \"a\": NaN, \"device\": \"cpu\"}")
                        .orElseThrow()
                        .numbers())
                .containsExactly(Map.entry("step", 3.0), Map.entry("b.c", 2.0), Map.entry("a", Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "step 3 reward 0.5",
                "{\"reward\": 0.5}",
                "{\"step\": -1, \"reward\": 0.5}",
                "{\"step\": 1.5, \"reward\": 0.5}",
                "{\"step\": NaN, \"reward\": 0.5}",
                "{\"step\": 1e300, \"reward\": 0.5}",
                "{\"step\": 3, \"reward\": 0.5",
                "[3, 0.5]"
            })
    void seesNoReportInOtherLines(String line) {
        assertThat(reports(null).in(line)).isEmpty();
    }

    @Test
    void takesTheLastOfALineWrittenManyTimesOver() {
        assertThat(reports(null).in("progress 10%\r{\"step\": 1, \"reward\": 2}\r"))
                .contains(new Reports.Report(1, Map.of("step", 1.0, "reward", 2.0)));
    }

    @Test
    void readsByThePatternOfTheUser() {
        var stdout = new StdoutSpec(StdoutFormat.PATTERN, "(?P<name>\\w+)=(?P<value>[-+.\\w]+)");

        assertThat(reports(new ResultSpec(null, stdout, true)).in("INFO step=12 loss=3 reward=0.25"))
                .contains(new Reports.Report(12, Map.of("step", 12.0, "loss", 3.0, "reward", 0.25)));
    }
}
