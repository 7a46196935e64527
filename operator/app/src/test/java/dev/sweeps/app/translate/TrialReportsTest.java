package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.LatestStatus;
import dev.sweeps.api.RuleVerdict;
import dev.sweeps.api.StopCause;
import dev.sweeps.api.StopOrder;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialFinding;
import dev.sweeps.api.TrialSpec;
import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.curve.LatestReport;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialState;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialReportsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 s", "5, 5 s", "59, 59 s", "60, 1.0 min", "3600, 60.0 min", "6120, 1.7 h"})
    void showsTheDurationOfAFinishedTrial(long runSeconds, String duration) {
        var status = TrialReports.status(trial(), report(TrialState.SUCCEEDED, runSeconds), LiveStatus.NONE);

        assertThat(status.duration()).isEqualTo(duration);
    }

    @Test
    void showsNoDurationBeforeTheEnd() {
        var status = TrialReports.status(trial(), report(TrialState.RUNNING, 5), LiveStatus.NONE);

        assertThat(status.duration()).isNull();
    }

    @Test
    void findingsAreStoredAndReadAgain() {
        var broken = new Finding("broken", Finding.Verdict.BROKEN, "metrics.nan is 4");
        var report = report(TrialState.FAILED, 5, broken);

        var status = TrialReports.status(trial(), report, LiveStatus.NONE);

        assertThat(status.findings()).hasSize(1);
        assertThat(TrialReports.stored(status)).isEqualTo(report);
        assertThat(TrialReports.status(trial(), report(TrialState.FAILED, 5), LiveStatus.NONE)
                        .findings())
                .isNull();
    }

    @Test
    void aTrialThatARuleOfTheUserEndedKeepsWhy() {
        var finding = new TrialFinding("grad-norm", RuleVerdict.BROKEN, "metrics.grad_norm is 2000000");
        var cause = new StopCause("grad-norm", 5L, 2e6, null, 0, 280L);
        var trial = trial();
        trial.setSpec(new TrialSpec(
                "digits",
                0,
                0,
                Map.of(),
                "random",
                null,
                new StopOrder("Broken", "at step 5", cause, finding),
                null,
                null,
                null));

        assertThat(TrialReports.stopOrder(trial))
                .isEqualTo(new dev.sweeps.core.attempt.StopOrder(
                        "Broken",
                        "at step 5",
                        280,
                        new Finding("grad-norm", Finding.Verdict.BROKEN, "metrics.grad_norm is 2000000")));
        assertThat(TrialReports.status(trial, report(TrialState.FAILED, "Broken", 5), LiveStatus.NONE)
                        .stop())
                .isEqualTo(cause);
        assertThat(TrialReports.status(trial, report(TrialState.FAILED, "ProgramFailed", 5), LiveStatus.NONE)
                        .stop())
                .as("its program was faster")
                .isNull();
    }

    @Test
    void theNewestReportIsThatOfTheAttemptThatRuns() {
        var latest = new LatestStatus(1, 7, "2026-03-01T08:00:00Z", Map.of("grad_norm", 2e6), List.of("loss"));
        var trial = trial();

        trial.setStatus(TrialReports.status(trial, report(TrialState.RUNNING, 5), new LiveStatus(null, latest)));
        assertThat(TrialRecords.of(trial).latest())
                .isEqualTo(new LatestReport(1, 7, Map.of("grad_norm", 2e6), List.of("loss")));

        var ofEarlier = new LatestStatus(2, 7, null, null, null);
        trial.setStatus(TrialReports.status(trial, report(TrialState.RUNNING, 5), new LiveStatus(null, ofEarlier)));
        assertThat(TrialRecords.of(trial).latest()).isNull();
    }

    private static Trial trial() {
        var trial = new Trial();
        trial.setMetadata(new ObjectMetaBuilder().withName("digits-00000").build());
        trial.setSpec(new TrialSpec("digits", 0, 0, Map.of(), "random", null, null, null, null, null));
        return trial;
    }

    private static TrialReport report(TrialState state, long runSeconds, Finding... findings) {
        return report(state, "", runSeconds, findings);
    }

    private static TrialReport report(TrialState state, String reason, long runSeconds, Finding... findings) {
        return new TrialReport(
                state,
                reason,
                "",
                1,
                0,
                0,
                null,
                null,
                List.of(),
                null,
                Map.of(),
                Map.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                0,
                runSeconds,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                List.of(findings));
    }
}
