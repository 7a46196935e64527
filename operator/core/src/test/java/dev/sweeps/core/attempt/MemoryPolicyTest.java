package dev.sweeps.core.attempt;

import static dev.sweeps.core.attempt.Attempts.reportOf;
import static dev.sweeps.core.attempt.Attempts.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.TrialState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryPolicyTest {
    private static final long GIBIBYTE = 1L << 30;
    private static final MemoryPolicy DOUBLED = new MemoryPolicy(2, 8 * GIBIBYTE, 1);

    private static AttemptObservation.Failed outOf(int attempt, long bytes) {
        return new AttemptObservation.Failed(
                attempt,
                Attempts.endedPod(),
                new ProgramFailure(ProgramFailure.Kind.OUT_OF_MEMORY, 137, "main", "", bytes),
                Attempts.output(new ReportedResult.Absent()));
    }

    private static TrialSnapshot trial(@Nullable TrialReport stored, AttemptObservation newest, MemoryPolicy memory) {
        var policy = new TrialPolicy(Attempts.REWARD, null, List.of(), 0, AttemptLimits.NONE, KeptJobs.FAILED, memory);
        return Attempts.trial(stored, null, newest, false, policy);
    }

    @ParameterizedTest
    @CsvSource({"2, 8, 2, 4", "1.5, 8, 2, 3", "2, 3, 2, 3", "16, 8, 1, 8"})
    void isTheLimitTimesTheFactorAndNotAboveTheMost(double factor, long most, long limit, long next) {
        var raised = new MemoryPolicy(factor, most * GIBIBYTE, 1).after(null, limit * GIBIBYTE);

        assertThat(raised).contains(new RaisedMemory(1, next * GIBIBYTE));
    }

    @Test
    void endsAtTheMostAndWithTheRetries() {
        assertThat(DOUBLED.after(null, 8 * GIBIBYTE)).isEmpty();
        assertThat(DOUBLED.after(new RaisedMemory(1, 4 * GIBIBYTE), 4 * GIBIBYTE))
                .isEmpty();
    }

    @Test
    void saysWhatTheNextAttemptHas() {
        var plan = TrialPlanner.plan(trial(null, outOf(1, 2 * GIBIBYTE), DOUBLED), second(80));

        var report = reportOf(plan);
        assertThat(report.state()).isEqualTo(TrialState.PENDING);
        assertThat(report.reason()).isEqualTo("OutOfMemory");
        assertThat(report.message())
                .isEqualTo("attempt 1: step \"main\" ran out of memory with 2Gi (exit code 137); attempt 2 has 4Gi"
                        + " (trials.onOutOfMemory, 1 of 1)");
        assertThat(report.memory()).isEqualTo(new RaisedMemory(1, 4 * GIBIBYTE));
        assertThat(report.retriesUsed()).isZero();
        assertThat(report.disruptions()).isZero();
        assertThat(plan.deadline()).isEqualTo(second(80));
    }

    @Test
    void failsWhenMoreDidNotHelpEither() {
        var raised = reportOf(TrialPlanner.plan(trial(null, outOf(1, 2 * GIBIBYTE), DOUBLED), second(80)));

        var report = reportOf(TrialPlanner.plan(trial(raised, outOf(2, 4 * GIBIBYTE), DOUBLED), second(160)));

        assertThat(report.state()).isEqualTo(TrialState.FAILED);
        assertThat(report.reason()).isEqualTo("OutOfMemory");
        assertThat(report.message()).contains("with 4Gi");
    }

    @Test
    void keepsTheRaisedMemoryWithTheResult() {
        var raised = reportOf(TrialPlanner.plan(trial(null, outOf(1, 2 * GIBIBYTE), DOUBLED), second(80)));

        var report = reportOf(
                TrialPlanner.plan(trial(raised, Attempts.succeeded(2, Map.of("reward", 1.0)), DOUBLED), second(160)));

        assertThat(report.state()).isEqualTo(TrialState.SUCCEEDED);
        assertThat(report.memory()).isEqualTo(new RaisedMemory(1, 4 * GIBIBYTE));
    }

    @Test
    void withoutThePolicyItIsAFailureLikeAnyOther() {
        var report = reportOf(TrialPlanner.plan(Attempts.trial(null, outOf(1, GIBIBYTE)), second(80)));

        assertThat(report.retriesUsed()).isEqualTo(1);
        assertThat(report.memory()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"67108864, 64Mi", "4294967296, 4Gi", "1610612736, 1536Mi", "1000, 1000", "0, 0"})
    void writesBytesAsKubernetesDoes(long bytes, String text) {
        assertThat(MemoryText.of(bytes)).isEqualTo(text);
    }
}
