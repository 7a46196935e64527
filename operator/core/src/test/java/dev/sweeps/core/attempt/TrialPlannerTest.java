package dev.sweeps.core.attempt;

import static dev.sweeps.core.attempt.Attempts.START;
import static dev.sweeps.core.attempt.Attempts.reportOf;
import static dev.sweeps.core.attempt.Attempts.second;
import static dev.sweeps.core.attempt.Attempts.trial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.TrialState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialPlannerTest {

    @Test
    void startsTheFirstAttemptAndWritesNothing() {
        var plan = TrialPlanner.plan(trial(null, new AttemptObservation.Absent()), START);

        assertThat(plan).isEqualTo(new TrialPlan(List.of(new TrialAction.StartAttempt(1)), null, null));
    }

    @Test
    void shortStatesAreNotWritten() {
        var plan = TrialPlanner.plan(trial(null, Attempts.running(1)), second(17));

        assertThat(plan).isEqualTo(new TrialPlan(List.of(), null, second(18)));
    }

    @Test
    void aStateThatLastsIsWritten() {
        var report = reportOf(TrialPlanner.plan(trial(null, Attempts.running(1)), second(18)));

        assertThat(report.state()).isEqualTo(TrialState.RUNNING);
        assertThat(report.message()).isEqualTo("attempt 1 runs on node-1");
        assertThat(report.attempt()).isEqualTo(1);
        assertThat(report.startedAt()).isEqualTo(second(15));
        assertThat(report.runSeconds()).as("counted when the attempt is over").isZero();
    }

    @Test
    void aNodeClockThatIsAheadDoesNotHoldTheReportBack() {
        assertThat(TrialPlanner.plan(trial(null, Attempts.running(1)), second(1))
                        .report())
                .isNotNull();
    }

    @Test
    void aRunningTrialIsWrittenOnce() {
        var stored =
                TrialPlanner.plan(trial(null, Attempts.running(1)), second(18)).report();

        var plan = TrialPlanner.plan(trial(stored, Attempts.running(1)), second(60));

        assertThat(plan).isEqualTo(new TrialPlan(List.of(), stored, null));
    }

    @Test
    void saysWhatThePodWaitsFor() {
        var waiting = new AttemptObservation.Waiting(
                1, Attempts.waitingPod(), "Unschedulable", "0/4 nodes are available: 4 Insufficient", START);
        var recounted = new AttemptObservation.Waiting(
                1, Attempts.waitingPod(), "Unschedulable", "0/3 nodes are available: 3 Insufficient", START);

        var first = reportOf(TrialPlanner.plan(trial(null, waiting), second(3)));
        var second = TrialPlanner.plan(trial(first, recounted), second(30));

        assertThat(first.state()).isEqualTo(TrialState.PENDING);
        assertThat(first.reason()).isEqualTo("Unschedulable");
        assertThat(second.report()).as("only the numbers of nodes differ").isEqualTo(first);
    }

    @Test
    void theTwoWordsForAFailingImagePullAreOne() {
        var error = new AttemptObservation.Waiting(1, Attempts.waitingPod(), "ErrImagePull", "not found", START);
        var backOff =
                new AttemptObservation.Waiting(1, Attempts.waitingPod(), "ImagePullBackOff", "backing off", START);
        var stored = TrialPlanner.plan(trial(null, error), second(5)).report();

        assertThat(TrialPlanner.plan(trial(stored, backOff), second(9)).report())
                .isEqualTo(stored);
    }

    @Test
    void refusedPodsShowTheServersWords() {
        var quota = "pods \"s-00000-a1\" is forbidden: exceeded quota: gpus, requested: 1";
        var security = "pods \"s-00000-a1\" is forbidden: violates PodSecurity \"restricted:latest\"";

        var waits =
                reportOf(TrialPlanner.plan(trial(null, new AttemptObservation.Unstarted(1, START, quota)), second(3)));
        var rejected = reportOf(
                TrialPlanner.plan(trial(null, new AttemptObservation.Unstarted(1, START, security)), second(3)));

        assertThat(waits.reason()).isEqualTo("WaitingForQuota");
        assertThat(waits.message()).isEqualTo(quota);
        assertThat(rejected.reason()).isEqualTo("PodRejected");
    }

    @Test
    void storesTheResultBeforeTheJobIsEnded() {
        var policy = new TrialPolicy(Attempts.REWARD, null, List.of(), 0, AttemptLimits.NONE, KeptJobs.NONE, null);
        var succeeded = Attempts.succeeded(1, Map.of("reward", 0.9, "loss", 0.1));

        var first = TrialPlanner.plan(trial(null, null, succeeded, false, policy), second(80));
        var second = TrialPlanner.plan(trial(first.report(), null, succeeded, false, policy), second(81));

        assertThat(first.actions()).isEmpty();
        assertThat(second.actions()).containsExactly(new TrialAction.EndAttempt(1));
        assertThat(second.report()).isEqualTo(first.report());
    }

    @Test
    void aResultMakesTheTrialSucceed() {
        var report = reportOf(TrialPlanner.plan(trial(null, Attempts.succeeded(1, Map.of("reward", 0.9))), second(80)));

        assertThat(report.state()).isEqualTo(TrialState.SUCCEEDED);
        assertThat(report.reason()).isEqualTo("ObjectiveReported");
        assertThat(report.message()).isEqualTo("reward is 0.9");
        assertThat(report.objective()).isEqualTo(0.9);
        assertThat(report.checkpoint()).isEqualTo("checkpoint/last.pt");
        assertThat(report.completedAt()).isEqualTo(second(75));
        assertThat(report.queueSeconds()).isEqualTo(15);
        assertThat(report.runSeconds()).isEqualTo(60);
        assertThat(report.gpuSecondsWaiting()).isEqualTo(20);
        assertThat(report.gpuSecondsUsed()).isEqualTo(130);
        assertThat(report.nextAttemptAt()).isNull();
    }

    @Test
    void aFailedProgramIsTriedAgainOnceItsSidecarHasGivenBackTheGpu() {
        var failed = Attempts.besideSidecar(Attempts.failed(1));
        var stored = TrialPlanner.plan(trial(null, failed), second(80)).report();

        var ends = TrialPlanner.plan(trial(stored, failed), second(81));
        var waits = TrialPlanner.plan(trial(stored, null, failed, true, Attempts.POLICY), second(82));
        var starts = TrialPlanner.plan(trial(stored, new AttemptObservation.Absent()), second(83));

        assertThat(ends.actions()).containsExactly(new TrialAction.EndAttempt(1));
        assertThat(waits.actions()).isEmpty();
        assertThat(starts.actions()).containsExactly(new TrialAction.StartAttempt(2));
    }

    @Test
    void aFailingProgramIsTriedAgainAtOnce() {
        var first = TrialPlanner.plan(trial(null, Attempts.failed(1)), second(80));
        var second = TrialPlanner.plan(trial(first.report(), Attempts.failed(1)), second(80));

        var report = reportOf(first);
        assertThat(first.actions()).isEmpty();
        assertThat(first.deadline()).isEqualTo(second(80));
        assertThat(report.state()).isEqualTo(TrialState.PENDING);
        assertThat(report.reason()).isEqualTo("ProgramFailed");
        assertThat(report.message())
                .isEqualTo("attempt 1: step \"main\" failed (exit code 42); attempt 2 follows (retry 1 of 1)");
        assertThat(report.logTail()).isEqualTo("Traceback …");
        assertThat(second.actions()).containsExactly(new TrialAction.StartAttempt(2));
    }

    @Test
    void aProgramThatFailsOnceTooOftenFailsTheTrial() {
        var retried =
                TrialPlanner.plan(trial(null, Attempts.failed(1)), second(80)).report();

        var report = reportOf(TrialPlanner.plan(trial(retried, Attempts.failed(2)), second(160)));

        assertThat(report.state()).isEqualTo(TrialState.FAILED);
        assertThat(report.message()).isEqualTo("step \"main\" failed (exit code 42)");
        assertThat(report.attempt()).isEqualTo(2);
        assertThat(report.retriesUsed()).isEqualTo(1);
        assertThat(report.runSeconds()).as("both attempts").isEqualTo(120);
    }

    @Test
    void runningOutOfMemoryAndOfTimeAreNamed() {
        var memory = new ProgramFailure(ProgramFailure.Kind.OUT_OF_MEMORY, 137, "model-a", "");
        var time = new ProgramFailure(ProgramFailure.Kind.DEADLINE_EXCEEDED, null, null, "Pod was active too long");

        assertThat(memory.text()).isEqualTo("step \"model-a\" ran out of memory (exit code 137)");
        assertThat(time.text())
                .isEqualTo("the program ran longer than the timeout of the trial: Pod was active too long");
    }

    @Test
    void aLostAttemptIsFollowedByTheNextAndCostsNoRetry() {
        var first = TrialPlanner.plan(trial(null, Attempts.lost(1, true)), second(80));
        var second = TrialPlanner.plan(trial(first.report(), Attempts.lost(1, true)), second(80));

        var report = reportOf(first);
        assertThat(report.state()).isEqualTo(TrialState.PENDING);
        assertThat(report.reason()).isEqualTo("AttemptLost");
        assertThat(report.message())
                .isEqualTo("attempt 1 was lost: PreemptionByScheduler: preempted by a pod of higher priority; "
                        + "attempt 2 follows now");
        assertThat(report.disruptions()).isEqualTo(1);
        assertThat(report.retriesUsed()).isZero();
        assertThat(second.actions()).containsExactly(new TrialAction.StartAttempt(2));
    }

    @Test
    void noAttemptStartsWhileTheLostOneMayStillHoldItsGpu() {
        var stored = TrialPlanner.plan(trial(null, Attempts.lost(1, false)), second(80))
                .report();

        var plan = TrialPlanner.plan(trial(stored, Attempts.lost(1, false)), second(200));

        assertThat(plan).isEqualTo(new TrialPlan(List.of(), stored, null));
    }

    @Test
    void laterDisruptionsWaitLonger() {
        var once = TrialPlanner.plan(trial(null, Attempts.lost(1, true)), second(80))
                .report();

        var twice = TrialPlanner.plan(trial(once, Attempts.lost(2, true)), second(160));
        var waits = TrialPlanner.plan(trial(twice.report(), Attempts.lost(2, true)), second(165));

        assertThat(twice.deadline()).isEqualTo(second(170));
        assertThat(waits).isEqualTo(new TrialPlan(List.of(), twice.report(), second(170)));
    }

    @Test
    void givesUpAfterFiftyLostAttemptsInARow() {
        TrialReport stored = null;
        for (var attempt = 1; attempt <= 51; attempt++) {
            stored = TrialPlanner.plan(trial(stored, Attempts.lost(attempt, true)), second(80))
                    .report();
        }

        assertThat(stored).isNotNull().satisfies(report -> {
            assertThat(report.state()).isEqualTo(TrialState.FAILED);
            assertThat(report.reason()).isEqualTo("TooManyDisruptions");
            assertThat(report.message())
                    .contains("that was lost attempt 51 in a row, 50 are made good")
                    .contains("result.live");
        });
    }

    @Test
    void aTrialThatGetsFurtherIsNotGivenUp() {
        TrialReport stored = null;
        for (var attempt = 1; attempt <= 200; attempt++) {
            var lost = trial(stored, Attempts.lost(attempt, true));
            stored = TrialPlanner.plan(at(attempt / 10, lost), second(80)).report();
        }

        assertThat(stored).isNotNull().satisfies(report -> {
            assertThat(report.state()).isEqualTo(TrialState.PENDING);
            assertThat(report.disruptions()).isEqualTo(200);
            assertThat(report.streak()).isEqualTo(new LossStreak(1, 20));
            assertThat(report.message()).endsWith("attempt 201 follows now");
        });
    }

    @Test
    void aTrialThatReportsTheSameStepsAgainDoesNotGetFurther() {
        TrialReport stored = null;
        for (var attempt = 1; attempt <= 51; attempt++) {
            var lost = trial(stored, Attempts.lost(attempt, true));
            stored = TrialPlanner.plan(at(7 - attempt % 3, lost), second(80)).report();
        }

        assertThat(stored).isNotNull().satisfies(report -> {
            assertThat(report.reason()).isEqualTo("AttemptLost");
            assertThat(report.streak()).isEqualTo(new LossStreak(49, 7));
        });
    }

    private static TrialSnapshot at(long step, TrialSnapshot trial) {
        return new TrialSnapshot(
                trial.stored(),
                trial.stop(),
                trial.pause(),
                trial.policy(),
                trial.observation(),
                step,
                trial.parameters(),
                trial.waitsFor());
    }

    @Test
    void aJobThatVanishedIsALostResult() {
        var stored =
                TrialPlanner.plan(trial(null, Attempts.running(1)), second(20)).report();

        var plan = TrialPlanner.plan(trial(stored, new AttemptObservation.Absent()), second(80));

        assertThat(reportOf(plan).message())
                .isEqualTo("attempt 1 was lost: ResultLost: its Job is gone and no result was read; "
                        + "attempt 2 follows now");
        assertThat(TrialPlanner.plan(trial(plan.report(), new AttemptObservation.Absent()), second(80))
                        .actions())
                .containsExactly(new TrialAction.StartAttempt(2));
    }

    @Test
    void aJobDeletedByHandIsNoFailureOfTheProgram() {
        var plan = TrialPlanner.plan(trial(null, null, Attempts.failed(1), true, Attempts.POLICY), second(80));

        assertThat(reportOf(plan).reason()).isEqualTo("AttemptLost");
        assertThat(reportOf(plan).message()).contains("JobDeleted: its Job was deleted");
    }

    @Test
    void theLogOfALostAttemptStaysWhileTheNextOneRuns() {
        var retried =
                TrialPlanner.plan(trial(null, Attempts.failed(1)), second(80)).report();

        var report = reportOf(TrialPlanner.plan(trial(retried, Attempts.running(2)), second(100)));

        assertThat(report.attempt()).isEqualTo(2);
        assertThat(report.nextAttemptAt()).isNull();
        assertThat(report.logTail()).isEqualTo("Traceback …");
    }
}
