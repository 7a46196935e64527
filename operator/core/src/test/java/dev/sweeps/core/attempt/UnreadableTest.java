package dev.sweeps.core.attempt;

import static dev.sweeps.core.attempt.Attempts.reportOf;
import static dev.sweeps.core.attempt.Attempts.second;
import static dev.sweeps.core.attempt.Attempts.trial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadableTest {
    private static final Instant FIRST = second(80);
    private static final AttemptObservation.Lost LOST = new AttemptObservation.Lost(
            1, Attempts.endedPod(), AttemptObservation.Lost.RESULT_LOST, "its log could not be read: 502", true);

    private static AttemptObservation.Unread unread(AttemptObservation otherwise) {
        return new AttemptObservation.Unread(Attempts.endedPod(), "502 Bad Gateway", otherwise);
    }

    private static TrialReport stored(AttemptObservation otherwise) {
        return reportOf(TrialPlanner.plan(trial(null, unread(otherwise)), FIRST));
    }

    @Test
    void waitsWithTheWordsOfTheErrorAndEndsNothing() {
        var plan = TrialPlanner.plan(trial(null, unread(LOST)), FIRST);

        var report = reportOf(plan);
        assertThat(plan.actions()).isEmpty();
        assertThat(plan.deadline()).isEqualTo(FIRST.plusSeconds(1));
        assertThat(report.state()).isEqualTo(TrialState.RUNNING);
        assertThat(report.reason()).isEqualTo("ResultUnreadable");
        assertThat(report.message())
                .contains("attempt 1 has ended")
                .contains("10.0 min")
                .endsWith("502 Bad Gateway");
        assertThat(report.unreadSince()).isEqualTo(FIRST);
    }

    @Test
    void asksAgainLessAndLessOftenAndWritesNothing() {
        var stored = stored(LOST);

        assertThat(List.of(1, 4, 20, 100)).allSatisfy(seconds -> {
            var plan = TrialPlanner.plan(trial(stored, unread(LOST)), FIRST.plusSeconds(seconds));
            assertThat(plan.report()).isEqualTo(stored);
            assertThat(plan.actions()).isEmpty();
            assertThat(plan.deadline()).isEqualTo(FIRST.plusSeconds(seconds + Math.min(30, seconds)));
        });
    }

    @Test
    void takesTheResultWhenItCanBeReadAgain() {
        var plan = TrialPlanner.plan(trial(stored(LOST), Attempts.succeeded(1, Map.of("reward", 2.0))), second(200));

        var report = reportOf(plan);
        assertThat(report.state()).isEqualTo(TrialState.SUCCEEDED);
        assertThat(report.objective()).isEqualTo(2.0);
        assertThat(report.disruptions()).isZero();
        assertThat(report.unreadSince()).isNull();
    }

    @Test
    void aResultThatStaysAwayIsLostAndRepeatedForFree() {
        var report = reportOf(TrialPlanner.plan(trial(stored(LOST), unread(LOST)), FIRST.plus(Unreadable.PATIENCE)));

        assertThat(report.state()).isEqualTo(TrialState.PENDING);
        assertThat(report.reason()).isEqualTo("AttemptLost");
        assertThat(report.message()).contains("ResultLost").contains("502");
        assertThat(report.disruptions()).isEqualTo(1);
        assertThat(report.retriesUsed()).isZero();
        assertThat(report.unreadSince()).isNull();
    }

    @Test
    void aResultThatIsCompleteWithoutTheLogIsTakenInTheEnd() {
        var complete = Attempts.succeeded(1, Map.of("reward", 2.0));

        var report =
                reportOf(TrialPlanner.plan(trial(stored(complete), unread(complete)), FIRST.plus(Unreadable.PATIENCE)));

        assertThat(report.state()).isEqualTo(TrialState.SUCCEEDED);
    }

    @Test
    void aFailureWaitsForItsLastWordsNotAsLong() {
        var failed = Attempts.failed(1);
        var before = FIRST.plus(Unreadable.PATIENCE_WITH_FAILURE).minusMillis(1);

        assertThat(reportOf(TrialPlanner.plan(trial(stored(failed), unread(failed)), before))
                        .retriesUsed())
                .isZero();
        assertThat(reportOf(TrialPlanner.plan(
                                trial(stored(failed), unread(failed)), FIRST.plus(Unreadable.PATIENCE_WITH_FAILURE)))
                        .retriesUsed())
                .isEqualTo(1);
    }

    @Test
    void theWaitOfAnEarlierAttemptDoesNotCount() {
        var lost = reportOf(TrialPlanner.plan(trial(stored(LOST), unread(LOST)), FIRST.plus(Unreadable.PATIENCE)));
        var second = new AttemptObservation.Lost(2, LOST.pod(), LOST.reason(), LOST.message(), true);
        var later = FIRST.plus(Duration.ofHours(1));

        var report = reportOf(TrialPlanner.plan(trial(lost, unread(second)), later));

        assertThat(report.reason()).isEqualTo("ResultUnreadable");
        assertThat(report.unreadSince()).isEqualTo(later);
    }

    @Test
    void anOrderWaitsForTheResultOfAProgramThatCameToItsEndBefore() {
        var waits = TrialPlanner.plan(Attempts.ordered(null, unread(LOST), false), FIRST);
        var ended = TrialPlanner.plan(Attempts.ordered(null, unread(LOST), true), FIRST);
        var atLast =
                TrialPlanner.plan(Attempts.ordered(stored(LOST), unread(LOST), false), FIRST.plus(Unreadable.PATIENCE));

        assertThat(reportOf(waits).reason()).isEqualTo("ResultUnreadable");
        assertThat(waits.actions()).isEmpty();
        assertThat(reportOf(ended).state()).isEqualTo(TrialState.CANCELLED);
        assertThat(reportOf(atLast).state()).isEqualTo(TrialState.CANCELLED);
    }

    @Test
    void whateverElseIsKnownOfAnAttemptStaysAsItIs() {
        var running = trial(null, Attempts.running(1)).observation();
        var succeeded =
                trial(null, Attempts.succeeded(1, Map.of("reward", 2.0))).observation();

        assertThat(running.unread("502")).isEqualTo(running);
        assertThat(succeeded.unread("502").newest())
                .isEqualTo(new AttemptObservation.Unread(Attempts.endedPod(), "502", succeeded.newest()));
    }
}
