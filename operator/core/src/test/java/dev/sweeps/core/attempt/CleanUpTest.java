package dev.sweeps.core.attempt;

import static dev.sweeps.core.attempt.Attempts.reportOf;
import static dev.sweeps.core.attempt.Attempts.second;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CleanUpTest {

    @ParameterizedTest
    @CsvSource({"ALL, true, true", "FAILED, false, true", "NONE, false, false"})
    void jobsStayByThePolicy(KeptJobs kept, boolean ofSucceeded, boolean ofFailed) {
        assertThat(endedJobs(kept, Attempts.succeeded(2, Map.of("reward", 0.9))))
                .isEqualTo(ofSucceeded ? 0 : 2);
        assertThat(endedJobs(kept, Attempts.failed(2))).isEqualTo(ofFailed ? 0 : 2);
    }

    @ParameterizedTest
    @EnumSource(KeptJobs.class)
    void aJobThatStillLivesIsEndedInAnyCase(KeptJobs kept) {
        var stored = finalReport(Attempts.failed(1));
        var observation = new TrialObservation(Attempts.running(2), new TreeSet<>(List.of(2)), false, null);

        var plan = TrialPlanner.plan(
                new TrialSnapshot(stored, null, null, policy(kept), observation, -1, Map.of(), null), second(90));

        assertThat(plan.actions()).containsExactly(new TrialAction.EndAttempt(2));
    }

    @ParameterizedTest
    @EnumSource(KeptJobs.class)
    void aPodThatGoesOnForItsSidecarIsEndedInAnyCase(KeptJobs kept) {
        var succeeded = Attempts.besideSidecar(Attempts.succeeded(2, Map.of("reward", 0.9)));
        var failed = Attempts.besideSidecar(Attempts.failed(2));

        assertThat(endedJobs(kept, succeeded)).isEqualTo(kept == KeptJobs.ALL ? 1 : 2);
        assertThat(endedJobs(kept, failed)).isEqualTo(kept == KeptJobs.NONE ? 2 : 1);
    }

    @Test
    void aJobToBeKeptGivesItsSidecarTenSecondsToEndByItself() {
        var last = Attempts.besideSidecar(Attempts.failed(2));
        var observation = new TrialObservation(last, new TreeSet<>(List.of(1, 2)), false, null);
        var snapshot = new TrialSnapshot(
                finalReport(last), null, null, policy(KeptJobs.FAILED), observation, -1, Map.of(), null);

        var before = TrialPlanner.plan(snapshot, second(84));
        var after = TrialPlanner.plan(snapshot, second(85));

        assertThat(before.actions()).isEmpty();
        assertThat(before.deadline()).isEqualTo(second(85));
        assertThat(after.actions()).containsExactly(new TrialAction.EndAttempt(2));
        assertThat(after.deadline()).isNull();
    }

    @Test
    void anEndedPodIsNotEndedTwice() {
        var last = Attempts.besideSidecar(Attempts.failed(2));
        var observation = new TrialObservation(last, new TreeSet<>(), true, null);

        var plan = TrialPlanner.plan(
                new TrialSnapshot(finalReport(last), null, null, policy(KeptJobs.ALL), observation, -1, Map.of(), null),
                second(90));

        assertThat(plan.actions()).isEmpty();
    }

    private static int endedJobs(KeptJobs kept, AttemptObservation last) {
        var observation = new TrialObservation(last, new TreeSet<>(List.of(1, 2)), false, null);
        var snapshot = new TrialSnapshot(finalReport(last), null, null, policy(kept), observation, -1, Map.of(), null);
        return TrialPlanner.plan(snapshot, second(90)).actions().size();
    }

    private static TrialReport finalReport(AttemptObservation last) {
        var policy = policy(KeptJobs.ALL);
        return reportOf(TrialPlanner.plan(Attempts.trial(null, null, last, false, policy), second(80)));
    }

    private static TrialPolicy policy(KeptJobs kept) {
        return new TrialPolicy(Attempts.REWARD, null, List.of(), 0, AttemptLimits.NONE, kept, null);
    }
}
