package dev.sweeps.app.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialSpec;
import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.TrialState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialReportsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 s", "5, 5 s", "59, 59 s", "60, 1.0 min", "3600, 60.0 min", "6120, 1.7 h"})
    void showsTheDurationOfAFinishedTrial(long runSeconds, String duration) {
        var status = TrialReports.status(trial(), report(TrialState.SUCCEEDED, runSeconds), null);

        assertThat(status.duration()).isEqualTo(duration);
    }

    @Test
    void showsNoDurationBeforeTheEnd() {
        var status = TrialReports.status(trial(), report(TrialState.RUNNING, 5), null);

        assertThat(status.duration()).isNull();
    }

    @Test
    void findingsAreStoredAndReadAgain() {
        var broken = new Finding("broken", Finding.Verdict.BROKEN, "metrics.nan is 4");
        var report = report(TrialState.FAILED, 5, broken);

        var status = TrialReports.status(trial(), report, null);

        assertThat(status.findings()).hasSize(1);
        assertThat(TrialReports.stored(status)).isEqualTo(report);
        assertThat(TrialReports.status(trial(), report(TrialState.FAILED, 5), null)
                        .findings())
                .isNull();
    }

    private static Trial trial() {
        var trial = new Trial();
        trial.setSpec(new TrialSpec("digits", 0, 0, Map.of(), "random", null, null, null, null, null));
        return trial;
    }

    private static TrialReport report(TrialState state, long runSeconds, Finding... findings) {
        return new TrialReport(
                state,
                "",
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
