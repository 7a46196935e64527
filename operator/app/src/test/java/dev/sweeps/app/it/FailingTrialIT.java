package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import dev.sweeps.app.cluster.RunningOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that fail, or report what cannot be used: each its own reason, with the numbers in the message. */
@NeedsCluster(Profile.FAKE)
class FailingTrialIT {
    @RegisterExtension
    static final RunningOperator OPERATOR = RunningOperator.forAllNamespaces();

    private static final int TERMINATION_MESSAGE_BYTES = 4096;

    static Stream<Arguments> messages() {
        // The kubelet cuts a longer message at this length, whatever stands there.
        String cut = ("{\"loss\": 0.5, \"notes\": \"" + "x".repeat(TERMINATION_MESSAGE_BYTES))
                .substring(0, TERMINATION_MESSAGE_BYTES);
        return Stream.of(
                Arguments.of("{\"accuracy\": 0.5}", "MetricMissing", "accuracy"),
                Arguments.of("{\"loss\": \"high\"}", "MetricMissing", "loss"),
                Arguments.of("{\"loss\": NaN}", "ObjectiveNotFinite", "NaN"),
                Arguments.of("{\"loss\": Infinity}", "ObjectiveNotFinite", "nfinit"),
                Arguments.of("loss = 0.5", "ResultNotJson", "JSON"),
                Arguments.of("{\"loss\": 0.5", "ResultNotJson", "JSON"),
                Arguments.of("[0.5]", "ResultNotJson", "object"),
                Arguments.of("\uFFFD\uFFFD{\"loss\": 0.5}", "ResultNotUtf8", "UTF-8"),
                Arguments.of(cut, "ResultTooLarge", "4096"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("messages")
    void saysWhyAResultCannotBeUsed(String message, String reason, String words, Lab lab) {
        lab.create(
                "bad",
                """
                trials: {max: 1}
                template: {metadata: {annotations: {fake.sweeps.dev/message: %s}}}
                """
                        .formatted(quoted(message)));

        Trial trial =
                lab.awaitTrial("bad-00000", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.FAILED));

        assertThat(trial.getStatus().reason()).isEqualTo(reason);
        assertThat(trial.getStatus().message()).contains(words);
        assertThat(trial.getStatus().objective()).isNull();
        assertThat(lab.awaitState("bad", SweepState.FAILED).getStatus().best()).isNull();
    }

    @Test
    void saysWithWhichCodeAProgramFailed(Lab lab) {
        lab.create("exit", "{trials: {max: 1}, template: {metadata: {annotations: {fake.sweeps.dev/outcome: fail}}}}");

        Trial trial =
                lab.awaitTrial("exit-00000", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.FAILED));

        assertThat(trial.getStatus().reason()).isEqualTo("ProgramFailed");
        assertThat(trial.getStatus().message()).contains("42");
        assertThat(lab.jobs("exit")).as("Jobs of failed trials are kept").hasSize(1);
    }

    @Test
    void saysThatMemoryRanOut(Lab lab) {
        lab.create("oom", "{trials: {max: 1}, template: {metadata: {annotations: {fake.sweeps.dev/outcome: oom}}}}");

        Trial trial =
                lab.awaitTrial("oom-00000", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.FAILED));

        assertThat(trial.getStatus().reason()).isEqualTo("OutOfMemory");
    }

    @Test
    void triesAFailedProgramAgainAsOftenAsAllowed(Lab lab) {
        lab.create(
                "again",
                """
                trials: {max: 1, retries: 2}
                template: {metadata: {annotations: {fake.sweeps.dev/outcome: fail}}}
                """);

        Trial trial =
                lab.awaitTrial("again-00000", t -> assertThat(Claims.stateOf(t)).isEqualTo(TrialState.FAILED));

        assertThat(trial.getStatus().attempt()).isEqualTo(3);
        assertThat(trial.getStatus().retriesUsed()).isEqualTo(2);
        assertThat(trial.getStatus().disruptions()).isZero();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
