package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.ResultSpec;
import dev.sweeps.api.StdoutFormat;
import dev.sweeps.api.StdoutSpec;
import dev.sweeps.core.curve.CurvePoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
    private static Reports reports(@Nullable ResultSpec result) {
        return Reports.of(Observed.sweep(result), "reward");
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
    void findsLinesThatNameStepAndMetric(String line, long step, double value) {
        assertThat(reports(null).in(line)).contains(new CurvePoint(step, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "step 3 reward 0.5",
                "{\"reward\": 0.5}",
                "{\"step\": 3}",
                "{\"step\": 3, \"reward\": \"0.5\"}",
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
                .contains(new CurvePoint(1, 2));
    }

    @Test
    void readsByThePatternOfTheUser() {
        var stdout = new StdoutSpec(StdoutFormat.PATTERN, "(?P<name>\\w+)=(?P<value>[-+.\\w]+)");

        assertThat(reports(new ResultSpec(null, stdout, true)).in("INFO step=12 loss=3 reward=0.25"))
                .contains(new CurvePoint(12, 0.25));
    }
}
