package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.CurvePoint;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.LogFaults;
import dev.sweeps.app.cluster.LogFaults.Answer;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Programs on nodes whose clock is an hour off: the times of their lines are used to read on, and for nothing else. */
@NeedsCluster(Profile.FAKE)
@Execution(ExecutionMode.SAME_THREAD)
class ClockSkewIT {
    private static final String FIELDS =
            """
            trials: {max: 1}
            result: {live: true}
            template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}
            """;

    private static LogFaults faults;
    private static OperatorProcess operator;

    @BeforeAll
    static void start(OperatorRights rights) {
        faults = LogFaults.before(rights, new Answer.Log(""));
        operator = new OperatorProcess(faults.rights(), "ClockSkewIT", Map.of()).start();
    }

    @AfterAll
    static void stop() {
        operator.close();
        faults.close();
    }

    @Test
    void readsTheLogOfANodeThatIsAhead(Lab lab) {
        readsEveryStepOnce(lab, Duration.ofHours(1));
    }

    @Test
    void readsTheLogOfANodeThatIsBehind(Lab lab) {
        readsEveryStepOnce(lab, Duration.ofHours(-1));
    }

    /** Each answer ends, so that the log is asked for again from the last report on, as after its rotation. */
    private static void readsEveryStepOnce(Lab lab, Duration skew) {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant first = begun.plus(skew);
        faults.answer(printed(3, first));
        lab.create("skewed", FIELDS);
        awaitSteps(lab, 3);

        faults.answer(printed(6, first));
        awaitSteps(lab, 6);
        assertThat(faults.since().getFirst())
                .as("the third line, and a second before it")
                .isEqualTo(first.plusSeconds(1));

        faults.answer(printed(8, first));
        lab.pods("skewed").forEach(running -> FakePods.succeed(lab, running));

        Trial ended = lab.awaitTrial(
                "skewed-00000", trial -> assertThat(trial.getStatus().completionTime())
                        .as("%s", trial.getStatus())
                        .isNotNull());
        assertThat(Claims.stateOf(ended)).isEqualTo(TrialState.SUCCEEDED);
        assertThat(ended.getStatus().attempt()).isEqualTo(1);
        assertThat(Instant.parse(Objects.requireNonNull(ended.getStatus().completionTime())))
                .isBetween(begun, Instant.now());
        assertThatStepsAre(ended, 8);
    }

    private static Answer printed(int steps, Instant first) {
        String text = LongStream.rangeClosed(1, steps)
                .mapToObj("{\"step\": %1$d, \"loss\": %1$d}"::formatted)
                .collect(Collectors.joining("\n"));
        return new Answer.Timed(text, first);
    }

    private static void awaitSteps(Lab lab, int last) {
        lab.awaitTrial("skewed-00000", trial -> {
            assertThat(trial.getStatus()).as("status").isNotNull();
            assertThat(trial.getStatus().curve()).as("%s", trial.getStatus()).isNotNull();
            assertThatStepsAre(trial, last);
        });
    }

    private static void assertThatStepsAre(Trial trial, int last) {
        assertThat(Objects.requireNonNull(trial.getStatus().curve()).points())
                .extracting(CurvePoint::step)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }
}
