package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.core.attempt.AttemptLimits;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitsTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static Sweep sweep(String yaml) {
        return Serialization.unmarshal("---\n" + yaml, Sweep.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec: {}", "spec: {trials: {max: 3}}"})
    void onlyTheWayToTheProgramIsLimitedByDefault(String yaml) {
        assertThat(TimeLimits.of(sweep(yaml))).isEqualTo(new AttemptLimits(null, null, TEN_MINUTES, null));
    }

    @Test
    void readsWhatIsGiven() {
        var limits = TimeLimits.of(sweep("spec: {trials: {timeout: 2h, startTimeout: 0s, waitTimeout: 1h30m}}"));

        assertThat(limits).isEqualTo(new AttemptLimits(Duration.ofMinutes(90), null, null, Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource({"false, False, true", "true, False, false", "true, True, false", "false, True, false"})
    void waitingCountsFromWhenTheSweepWentOn(boolean suspend, String condition, boolean counts) {
        var limits = TimeLimits.of(sweep(
                """
                        spec: {suspend: %s, trials: {waitTimeout: 1h}}
                        status:
                          conditions:
                          - {type: Suspended, status: "%s", lastTransitionTime: "2026-03-01T10:00:00Z"}
                        """
                        .formatted(suspend, condition)));

        assertThat(limits.waiting()).isEqualTo(counts ? Duration.ofHours(1) : null);
        assertThat(limits.waitingFrom()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999d", "36501d"})
    void refusesWhatCannotBeCounted(String text) {
        var sweep = sweep("spec: {trials: {startTimeout: %s, waitTimeout: %s}}".formatted(text, text));

        assertThat(TimeLimits.problems(sweep.getSpec().trials()))
                .extracting(Object::toString)
                .satisfiesExactly(
                        start -> assertThat(start)
                                .contains("trials.startTimeout")
                                .contains(text),
                        wait -> assertThat(wait).contains("trials.waitTimeout").contains(text));
        assertThat(TimeLimits.of(sweep)).isEqualTo(AttemptLimits.NONE);
    }

    @Test
    void noLimitIsNoProblem() {
        assertThat(TimeLimits.problems(
                        sweep("spec: {trials: {startTimeout: 0s}}").getSpec().trials()))
                .isEmpty();
    }
}
