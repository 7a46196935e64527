package dev.sweeps.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 min",
        "24, 0.4 min",
        "2538, 42.3 min",
        "3600, 60.0 min",
        "3601, 1.0 h",
        "6120, 1.7 h",
        "360000, 100.0 h",
        "-5, 0.0 min"
    })
    void minutesUntilAnHourThenHours(long seconds, String text) {
        assertThat(Elapsed.text(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
