package dev.sweeps.core.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.history.TrialState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultVerdictTest {

    @Test
    void aMissingMetricListsThoseThatWereReported() {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("loss", 0.1);
        metrics.put("accuracy", 0.9);

        var verdict = verdict(Attempts.parsed(metrics));

        assertThat(verdict.state()).isEqualTo(TrialState.FAILED);
        assertThat(verdict.reason()).isEqualTo("MetricMissing");
        assertThat(verdict.message())
                .isEqualTo("the program ended with exit code 0 and did not report reward; it reported: loss, accuracy");
        assertThat(verdict.metrics()).isEqualTo(metrics);
    }

    @Test
    void aProgramThatReportedNothing() {
        assertThat(verdict(new ReportedResult.Absent()).message()).endsWith("it reported: nothing");
    }

    @Test
    void anObjectiveThatIsNoNumberFailsTheTrial() {
        var verdict = verdict(new ReportedResult.Parsed(Map.of("loss", 0.1), Set.of("reward"), Map.of(), null));

        assertThat(verdict.reason()).isEqualTo("ObjectiveNotFinite");
        assertThat(verdict.message()).isEqualTo("reward is NaN or infinite");
        assertThat(verdict.objective()).isNull();
    }

    @Test
    void unreadableResultsSayWhatIsWrong() {
        assertThat(verdict(new ReportedResult.NotJson("line 1, column 3: unexpected '}'")))
                .returns("ResultNotJson", ResultVerdict::reason)
                .returns("the result is not one JSON object: line 1, column 3: unexpected '}'", ResultVerdict::message);
        assertThat(verdict(new ReportedResult.TooLarge(2457)))
                .returns("ResultTooLarge", ResultVerdict::reason)
                .returns(
                        "the result fills its limit of 2457 bytes, so that it may be cut; report fewer or shorter values",
                        ResultVerdict::message);
        assertThat(verdict(new ReportedResult.NotUtf8())).returns("ResultNotUtf8", ResultVerdict::reason);
    }

    @Test
    void tooMuchAttentionFallbackMasksTheTrial() {
        var diagnostics = Map.<String, Object>of("attention_fallback_count", 13L, "n_teams", 24L);

        var verdict = verdict(new ReportedResult.Parsed(Map.of("reward", 0.9), Set.of(), diagnostics, null));

        assertThat(verdict.state()).isEqualTo(TrialState.MASKED);
        assertThat(verdict.reason()).isEqualTo("AttentionMasked");
        assertThat(verdict.message()).isEqualTo("attention_fallback_count 13 of 24 teams, more than ratio 0.5");
        assertThat(verdict.objective()).as("a masked trial is the worst").isNull();
    }

    @Test
    void halfOfTheTeamsIsNotMoreThanHalf() {
        var metrics = Map.of("reward", 0.9, "all_zero_count", 12.0, "n_teams", 24.0);

        assertThat(verdict(Attempts.parsed(metrics)).state()).isEqualTo(TrialState.SUCCEEDED);
    }

    @Test
    void allZeroCountsAmongTheMetricsMaskToo() {
        var metrics = Map.of("reward", 0.9, "all_zero_count", 13.0, "n_teams", 24.0);

        assertThat(verdict(Attempts.parsed(metrics)).state()).isEqualTo(TrialState.MASKED);
    }

    @Test
    void withoutTeamsNothingIsMasked() {
        var metrics = Map.of("reward", 0.9, "all_zero_count", 13.0, "n_teams", 0.0);

        assertThat(verdict(Attempts.parsed(metrics)).state()).isEqualTo(TrialState.SUCCEEDED);
    }

    @Test
    void theResultFileWinsOverTheLog() {
        var output =
                new ProgramOutput(Attempts.parsed(Map.of("reward", 0.9)), Map.of("reward", 0.1, "step", 7.0), null);

        var verdict = ResultVerdict.of(output, Attempts.POLICY);

        assertThat(verdict.objective()).isEqualTo(0.9);
        assertThat(verdict.metrics()).containsEntry("step", 7.0);
    }

    @Test
    void theLogIsEnoughWithoutAResultFile() {
        var finite = new ProgramOutput(new ReportedResult.Absent(), Map.of("reward", 0.4), null);
        var notFinite = new ProgramOutput(new ReportedResult.Absent(), Map.of("reward", Double.NaN), null);

        assertThat(ResultVerdict.of(finite, Attempts.POLICY).objective()).isEqualTo(0.4);
        assertThat(ResultVerdict.of(notFinite, Attempts.POLICY).reason()).isEqualTo("ObjectiveNotFinite");
    }

    private static ResultVerdict verdict(ReportedResult result) {
        return ResultVerdict.of(Attempts.output(result), Attempts.POLICY);
    }
}
