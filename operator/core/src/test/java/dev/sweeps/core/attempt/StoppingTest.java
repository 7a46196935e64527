package dev.sweeps.core.attempt;

import static dev.sweeps.core.attempt.Attempts.ordered;
import static dev.sweeps.core.attempt.Attempts.paused;
import static dev.sweeps.core.attempt.Attempts.reportOf;
import static dev.sweeps.core.attempt.Attempts.second;
import static dev.sweeps.core.attempt.Attempts.trial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppingTest {

    @Test
    void aTrialWithoutAJobIsCancelledAtOnce() {
        var plan = TrialPlanner.plan(ordered(null, new AttemptObservation.Absent(), false), second(5));

        assertThat(plan.actions()).isEmpty();
        assertThat(reportOf(plan))
                .returns(TrialState.CANCELLED, TrialReport::state)
                .returns("SweepEnded", TrialReport::reason)
                .returns("the sweep ended: TargetReached", TrialReport::message)
                .returns(second(5), TrialReport::completedAt);
    }

    @Test
    void aRunningTrialIsEndedAndItsTimeCounted() {
        var first = TrialPlanner.plan(ordered(null, Attempts.running(1), false), second(45));
        var second = TrialPlanner.plan(ordered(first.report(), Attempts.running(1), true), second(50));
        var third = TrialPlanner.plan(ordered(second.report(), new AttemptObservation.Absent(), false), second(70));

        assertThat(first.actions()).containsExactly(new TrialAction.EndAttempt(1));
        assertThat(reportOf(first).reason()).isEqualTo("Stopping");
        assertThat(second).isEqualTo(new TrialPlan(List.of(), first.report(), null));
        assertThat(reportOf(third))
                .returns(TrialState.CANCELLED, TrialReport::state)
                .returns(30L, TrialReport::runSeconds)
                .returns(70L, TrialReport::gpuSecondsUsed);
    }

    @Test
    void aTrialThatARuleEndsSavesWhatItWasExpectedToUse() {
        var order = new StopOrder("Asha", "asha: 0.5 at rung 1 is worse than 0.4", 100, null);
        var stopping = TrialPlanner.plan(trial(null, order, Attempts.running(1), false, Attempts.POLICY), second(45))
                .report();

        var report = reportOf(TrialPlanner.plan(
                trial(stopping, order, new AttemptObservation.Absent(), false, Attempts.POLICY), second(70)));

        assertThat(report)
                .returns(TrialState.STOPPED, TrialReport::state)
                .returns("Asha", TrialReport::reason)
                .returns(70L, TrialReport::gpuSecondsUsed)
                .returns(30L, TrialReport::gpuSecondsSaved)
                .returns(0L, TrialReport::gpuSecondsLost);
    }

    @ParameterizedTest
    @CsvSource({"POOR, STOPPED", "MASKED, MASKED", "BROKEN, FAILED"})
    void aTrialThatARuleOfTheUserEndsIsWhatTheRuleSays(Finding.Verdict verdict, TrialState state) {
        var finding = new Finding("grad-norm", verdict, "metrics.grad_norm is 2000000");
        var order = new StopOrder("GradNorm", "at step 5 the gradients exploded", 100, finding);
        var stopping = TrialPlanner.plan(trial(null, order, Attempts.running(1), false, Attempts.POLICY), second(45))
                .report();

        var report = reportOf(TrialPlanner.plan(
                trial(stopping, order, new AttemptObservation.Absent(), false, Attempts.POLICY), second(70)));

        assertThat(report)
                .returns(state, TrialReport::state)
                .returns("GradNorm", TrialReport::reason)
                .returns("at step 5 the gradients exploded", TrialReport::message)
                .returns(List.of(finding), TrialReport::findings)
                .returns(30L, TrialReport::gpuSecondsSaved)
                .returns(0, TrialReport::retriesUsed);
    }

    @ParameterizedTest
    @CsvSource({"POOR, SUCCEEDED, 0.9, false", "MASKED, MASKED, , true", "BROKEN, FAILED, , true"})
    void aResultThatIsStillWrittenCountsUnlessTheRuleTakesIt(
            Finding.Verdict verdict, TrialState state, @Nullable Double objective, boolean found) {
        var finding = new Finding("grad-norm", verdict, "metrics.grad_norm is 2000000");
        var order = new StopOrder("GradNorm", "at step 5 the gradients exploded", 1000, finding);
        var succeeded = Attempts.succeeded(1, Map.of("reward", 0.9));

        var report = reportOf(TrialPlanner.plan(trial(null, order, succeeded, true, Attempts.POLICY), second(80)));

        assertThat(report)
                .returns(state, TrialReport::state)
                .returns(objective, TrialReport::objective)
                .returns(Map.of("reward", 0.9), TrialReport::metrics)
                .returns(found ? List.of(finding) : List.of(), TrialReport::findings);
        assertThat(report.completedAt()).isEqualTo(second(75));
    }

    @Test
    void aProgramThatFinishedWithAResultKeepsIt() {
        var stopping = TrialPlanner.plan(ordered(null, Attempts.running(1), false), second(45))
                .report();
        var succeeded = Attempts.succeeded(1, Map.of("reward", 0.9));

        var report = reportOf(TrialPlanner.plan(ordered(stopping, succeeded, true), second(80)));

        assertThat(report.state()).isEqualTo(TrialState.SUCCEEDED);
        assertThat(report.objective()).isEqualTo(0.9);
        assertThat(report.runSeconds()).as("counted once").isEqualTo(30);
    }

    @Test
    void aProgramThatIsEndedBeforeItsResultHasNotFailed() {
        var report = reportOf(TrialPlanner.plan(ordered(null, Attempts.failed(1), true), second(80)));

        assertThat(report.state()).isEqualTo(TrialState.CANCELLED);
    }

    @Test
    void aProgramThatFailedBeforeTheOrderHasFailed() {
        var report = reportOf(TrialPlanner.plan(ordered(null, Attempts.failed(1), false), second(80)));

        assertThat(report.state()).isEqualTo(TrialState.FAILED);
    }

    @Test
    void noFurtherAttemptStartsAfterTheOrder() {
        var lost = TrialPlanner.plan(trial(null, Attempts.lost(1, true)), second(80))
                .report();

        var plan = TrialPlanner.plan(ordered(lost, Attempts.lost(1, true), false), second(90));

        assertThat(plan.actions()).isEmpty();
        assertThat(reportOf(plan).state()).isEqualTo(TrialState.CANCELLED);
        assertThat(reportOf(plan).nextAttemptAt()).isNull();
    }

    @Test
    void otherReasonsThanTheEndOfTheSweepStopTheTrial() {
        var order = new StopOrder("ByUser", "not needed any more", 0, null);

        var report = reportOf(TrialPlanner.plan(
                trial(null, order, new AttemptObservation.Absent(), false, Attempts.POLICY), second(5)));

        assertThat(report.state()).isEqualTo(TrialState.STOPPED);
        assertThat(report.reason()).isEqualTo("ByUser");
    }

    @Test
    void aFinalStateIsNotChangedByAnOrder() {
        var stored = TrialPlanner.plan(trial(null, Attempts.succeeded(1, Map.of("reward", 0.9))), second(80))
                .report();

        assertThat(TrialPlanner.plan(ordered(stored, new AttemptObservation.Absent(), false), second(90)))
                .isEqualTo(new TrialPlan(List.of(), stored, null));
    }

    @Test
    void aTrialThatIsPausedLeavesNoJobAndDoesNotEnd() {
        var first = TrialPlanner.plan(paused(null, Attempts.running(1), false), second(45));
        var second = TrialPlanner.plan(paused(first.report(), new AttemptObservation.Absent(), false), second(70));

        assertThat(first.actions()).containsExactly(new TrialAction.EndAttempt(1));
        assertThat(reportOf(first))
                .returns(TrialState.RUNNING, TrialReport::state)
                .returns("Pausing", TrialReport::reason);
        assertThat(reportOf(second))
                .returns(TrialState.PAUSED, TrialReport::state)
                .returns("Asha", TrialReport::reason)
                .returns(30L, TrialReport::runSeconds)
                .returns(0L, TrialReport::gpuSecondsLost)
                .returns(null, TrialReport::completedAt);
        assertThat(TrialPlanner.plan(paused(second.report(), new AttemptObservation.Absent(), false), second(99)))
                .isEqualTo(new TrialPlan(List.of(), second.report(), null));
    }

    @Test
    void aPausedTrialGoesOnAsTheNextAttemptWhichIsNoRetry() {
        var pausing = TrialPlanner.plan(paused(null, Attempts.running(1), false), second(45));
        var paused = TrialPlanner.plan(paused(pausing.report(), new AttemptObservation.Absent(), false), second(70));

        var first = TrialPlanner.plan(trial(paused.report(), new AttemptObservation.Absent()), second(100));
        var second = TrialPlanner.plan(trial(first.report(), new AttemptObservation.Absent()), second(100));

        assertThat(first.actions()).as("it is stored before anything starts").isEmpty();
        assertThat(reportOf(first))
                .returns(TrialState.PENDING, TrialReport::state)
                .returns("Promoted", TrialReport::reason)
                .returns(0, TrialReport::retriesUsed)
                .returns(0, TrialReport::disruptions);
        assertThat(second.actions()).containsExactly(new TrialAction.StartAttempt(2));
    }

    @Test
    void aPausedTrialCanBeEndedForGood() {
        var pausing = TrialPlanner.plan(paused(null, Attempts.running(1), false), second(45));
        var paused = TrialPlanner.plan(paused(pausing.report(), new AttemptObservation.Absent(), false), second(70));
        var order = new StopOrder("Asha", "it was not continued", 100, null);

        var report = reportOf(TrialPlanner.plan(
                trial(paused.report(), order, new AttemptObservation.Absent(), false, Attempts.POLICY), second(500)));

        assertThat(report)
                .returns(TrialState.STOPPED, TrialReport::state)
                .returns(second(500), TrialReport::completedAt)
                .returns(30L, TrialReport::gpuSecondsSaved);
    }

    @Test
    void aProgramThatFailsBeforeItIsPausedIsTriedAgainLater() {
        var failed = TrialPlanner.plan(paused(null, Attempts.failed(1), false), second(80));

        assertThat(reportOf(failed))
                .returns(TrialState.PENDING, TrialReport::state)
                .returns(1, TrialReport::retriesUsed);
        assertThat(reportOf(TrialPlanner.plan(paused(failed.report(), Attempts.failed(1), false), second(81))))
                .returns(TrialState.PAUSED, TrialReport::state);
    }
}
