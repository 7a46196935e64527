package dev.sweeps.core.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 10", "3, 20", "4, 40", "5, 80", "6, 160", "7, 300", "8, 300", "50, 300"})
    void doublesUpToFiveMinutes(int disruptions, long seconds) {
        assertThat(Backoff.after(disruptions)).hasSeconds(seconds);
    }
}
