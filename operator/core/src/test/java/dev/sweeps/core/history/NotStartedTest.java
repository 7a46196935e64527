package dev.sweeps.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotStartedTest {

    @ParameterizedTest
    @ValueSource(strings = {"StartTimeout", "WaitedTooLong", "ImagePullBackOff", "FailedMount"})
    void theEndOfATrialThatNeverRanSaysNothingAboutItsParameters(String reason) {
        assertThat(NotStarted.is(reason)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProgramFailed", "OutOfMemory", "DeadlineExceeded", "MetricMissing"})
    void theEndOfAProgramDoes(String reason) {
        assertThat(NotStarted.is(reason)).isFalse();
    }
}
