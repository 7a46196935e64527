package dev.sweeps.core.attempt;

import static dev.sweeps.core.attempt.Attempts.START;
import static dev.sweeps.core.attempt.Attempts.limited;
import static dev.sweeps.core.attempt.Attempts.reportOf;
import static dev.sweeps.core.attempt.Attempts.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptLimitsTest {
    private static final AttemptLimits TO_START = new AttemptLimits(null, null, Duration.ofMinutes(10), null);
    private static final AttemptLimits TO_RUN = new AttemptLimits(null, null, null, Duration.ofSeconds(60));

    private static AttemptObservation.Waiting stuck(int attempt, String reason, String message) {
        return new AttemptObservation.Waiting(attempt, Attempts.stuckPod(), reason, message, second(10));
    }

    private static AttemptObservation.Waiting unschedulable(Instant since) {
        return new AttemptObservation.Waiting(
                1, Attempts.waitingPod(), "Unschedulable", "0/4 nodes are available: 4 Insufficient", since);
    }

    private static AttemptLimits toWait(@Nullable Instant from) {
        return new AttemptLimits(Duration.ofSeconds(90), from, null, null);
    }

    @Test
    void aPodThatDoesNotStartIsGivenUpInTimeAndTriedAgain() {
        var waiting = stuck(1, "ContainerCreating", "the node prepares");

        var before = TrialPlanner.plan(limited(null, waiting, TO_START), second(609));
        var after = TrialPlanner.plan(limited(null, waiting, TO_START), second(610));

        assertThat(before.deadline()).isEqualTo(second(610));
        assertThat(reportOf(before).reason()).isEqualTo("ContainerCreating");
        var report = reportOf(after);
        assertThat(report.state()).isEqualTo(TrialState.PENDING);
        assertThat(report.reason()).isEqualTo("StartTimeout");
        assertThat(report.message())
                .isEqualTo("attempt 1: its pod was on node node-1 for 10.0 min and its container never started, "
                        + "trials.startTimeout allows 10.0 min: ContainerCreating: the node prepares; "
                        + "kubectl events --for pod/s-00000-a1-x7k2p; attempt 2 follows (retry 1 of 1)");
        assertThat(report.retriesUsed()).isEqualTo(1);
        assertThat(report.disruptions()).isZero();
        assertThat(report.runSeconds()).isZero();
        assertThat(report.gpuSecondsLost()).as("its GPUs were held").isEqualTo(1200);
    }

    @ParameterizedTest
    @CsvSource({
        "ImagePullBackOff, ImagePullBackOff",
        "CreateContainerConfigError, CreateContainerConfigError",
        "FailedMount, FailedMount",
        "PodInitializing, StartTimeout",
        "Created, StartTimeout"
    })
    void theClustersWordIsTheReasonWhereItTellsWhy(String word, String reason) {
        var report = reportOf(TrialPlanner.plan(limited(null, stuck(1, word, "why"), TO_START), second(610)));

        assertThat(report.reason()).isEqualTo(reason);
        assertThat(report.message()).contains(word + ": why");
    }

    @Test
    void theJobOfAPodThatDoesNotStartIsEndedOnceThatIsStored() {
        var waiting = stuck(1, "FailedMount", "configmap not found");
        var given = TrialPlanner.plan(limited(null, waiting, TO_START), second(610));

        var ends = TrialPlanner.plan(limited(given.report(), waiting, TO_START), second(610));
        var starts = TrialPlanner.plan(limited(given.report(), new AttemptObservation.Absent(), TO_START), second(612));

        assertThat(given.actions()).isEmpty();
        assertThat(ends).isEqualTo(new TrialPlan(List.of(new TrialAction.EndAttempt(1)), given.report(), null));
        assertThat(starts.actions()).containsExactly(new TrialAction.StartAttempt(2));
    }

    @Test
    void aTrialThatNeverStartsFailsWhenItsRetriesAreUsedAndHoldsNothing() {
        var first = TrialPlanner.plan(limited(null, stuck(1, "FailedMount", "no"), TO_START), second(610))
                .report();
        var second = TrialPlanner.plan(limited(first, stuck(2, "FailedMount", "no"), TO_START), second(610));
        var ends = TrialPlanner.plan(limited(second.report(), stuck(2, "FailedMount", "no"), TO_START), second(611));

        assertThat(reportOf(second).state()).isEqualTo(TrialState.FAILED);
        assertThat(reportOf(second).reason()).isEqualTo("FailedMount");
        assertThat(reportOf(second).completedAt()).isEqualTo(second(610));
        assertThat(reportOf(second).startedAt()).isNull();
        assertThat(ends.actions()).containsExactly(new TrialAction.EndAttempt(2));
    }

    @Test
    void theWayToTheNextContainerCountsFromTheEndOfTheLast() {
        var between = new AttemptObservation.Running(1, Attempts.startedPod(second(1000), null), "model-b");

        assertThat(TrialPlanner.plan(limited(null, between, TO_START), second(1599))
                        .deadline())
                .isEqualTo(second(1600));
        assertThat(reportOf(TrialPlanner.plan(limited(null, between, TO_START), second(1600)))
                        .message())
                .contains("its pod on node node-1 waited 10.0 min for its next container to start");
    }

    @Test
    void aPodThatIsBeingDeletedIsNotGivenUp() {
        var waiting = stuck(1, "ContainerCreating", "");
        var policy = new TrialPolicy(Attempts.REWARD, null, List.of(), 1, TO_START, KeptJobs.FAILED, null);

        var plan = TrialPlanner.plan(Attempts.trial(null, null, waiting, true, policy), second(700));

        assertThat(reportOf(plan).reason()).isEqualTo("ContainerCreating");
    }

    @Test
    void aTrialThatNoNodeTakesFailsWithTheWordsOfTheScheduler() {
        var waiting = unschedulable(START);

        var before = TrialPlanner.plan(limited(null, waiting, toWait(null)), second(89));
        var report = reportOf(TrialPlanner.plan(limited(before.report(), waiting, toWait(null)), second(90)));

        assertThat(before.deadline()).isEqualTo(second(90));
        assertThat(report.state()).isEqualTo(TrialState.FAILED);
        assertThat(report.reason()).isEqualTo("WaitedTooLong");
        assertThat(report.message())
                .isEqualTo("attempt 1 waited 1.5 min without a node, trials.waitTimeout allows 1.5 min: "
                        + "Unschedulable: 0/4 nodes are available: 4 Insufficient");
        assertThat(report.retriesUsed()).as("it is not tried again").isZero();
    }

    @Test
    void waitingForQuotaHasALimitToo() {
        var refused = new AttemptObservation.Unstarted(1, START, "exceeded quota: gpus");

        assertThat(reportOf(TrialPlanner.plan(limited(null, refused, toWait(null)), second(90)))
                        .message())
                .endsWith("exceeded quota: gpus");
    }

    @Test
    void waitingDuringASuspensionDoesNotCount() {
        var plan = TrialPlanner.plan(limited(null, unschedulable(START), toWait(second(500))), second(589));

        assertThat(plan.deadline()).isEqualTo(second(590));
        assertThat(reportOf(plan).state()).isEqualTo(TrialState.PENDING);
    }

    @Test
    void aPodThatHasANodeDoesNotWaitForOne() {
        var plan = TrialPlanner.plan(limited(null, stuck(1, "ContainerCreating", ""), toWait(null)), second(900));

        assertThat(reportOf(plan).state()).isEqualTo(TrialState.PENDING);
        assertThat(plan.deadline()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"664", ","})
    void theDeadlineOfAPodIsSetOnceHalfOfItsTimeIsOver(@Nullable Long deadlineSeconds) {
        var running = new AttemptObservation.Running(1, Attempts.startedPod(null, deadlineSeconds), "main");

        var before = TrialPlanner.plan(limited(null, running, TO_RUN), second(44));
        var after = TrialPlanner.plan(limited(null, running, TO_RUN), second(45));

        assertThat(before.actions()).isEmpty();
        assertThat(before.deadline()).isEqualTo(second(45));
        assertThat(after.actions()).containsExactly(new TrialAction.LimitAttempt(1, 64));
    }

    @Test
    void aDeadlineThatIsRightStays() {
        var running = new AttemptObservation.Running(1, Attempts.startedPod(null, 64L), "main");

        var plan = TrialPlanner.plan(limited(null, running, TO_RUN), second(50));

        assertThat(plan.actions()).isEmpty();
        assertThat(plan.deadline()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1.0 min", "3599, 60.0 min", "5400, 1.5 h"})
    void timesAreForPeople(long seconds, String words) {
        assertThat(Overdue.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
