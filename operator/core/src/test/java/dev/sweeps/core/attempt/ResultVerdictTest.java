package dev.sweeps.core.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.core.condition.ConditionReading;
import dev.sweeps.core.finding.FindingRule;
import dev.sweeps.core.finding.ReportConditions;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.node.NodeFailure;
import dev.sweeps.core.objective.Constraint;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.objective.Objectives;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    void everyObjectiveAndConstraintNeedsItsNumber() {
        var objectives = new Objectives(
                List.of(
                        new Objective("accuracy", Goal.MAXIMIZE, null, null),
                        new Objective("size", Goal.MINIMIZE, null, null)),
                List.of(new Constraint("latency", Constraint.Bound.AT_MOST, 20)));
        var policy = new TrialPolicy(objectives, null, List.of(), 0, AttemptLimits.NONE, KeptJobs.NONE, null);

        assertThat(ResultVerdict.of(output(Map.of("accuracy", 0.9, "size", 3.0, "latency", 21.0)), under(policy)))
                .returns(TrialState.SUCCEEDED, ResultVerdict::state)
                .returns(0.9, ResultVerdict::objective)
                .returns(
                        "accuracy is 0.9, size is 3; not feasible: latency 21 is above atMost 20",
                        ResultVerdict::message);
        assertThat(ResultVerdict.of(output(Map.of("accuracy", 0.9)), under(policy)))
                .returns("MetricMissing", ResultVerdict::reason)
                .returns(
                        "the program ended with exit code 0 and did not report size, latency; it reported: accuracy",
                        ResultVerdict::message)
                .returns(null, ResultVerdict::objective);
        var notFinite = new ReportedResult.Parsed(Map.of("accuracy", 0.9), Set.of("size", "latency"), Map.of(), null);
        assertThat(ResultVerdict.of(new ProgramOutput(notFinite, Map.of(), null), under(policy)))
                .returns("ObjectiveNotFinite", ResultVerdict::reason)
                .returns("size, latency are NaN or infinite", ResultVerdict::message);
    }

    @Test
    void aWeightedSumBeyondAllNumbersIsNoObjective() {
        var sum = new Objectives(
                List.of(new Objective("a", Goal.MAXIMIZE, 1e300, null), new Objective("b", Goal.MAXIMIZE, 1.0, null)),
                List.of());
        var policy = new TrialPolicy(sum, null, List.of(), 0, AttemptLimits.NONE, KeptJobs.NONE, null);

        assertThat(ResultVerdict.of(output(Map.of("a", 1e300, "b", 1.0)), under(policy)))
                .returns("ObjectiveNotFinite", ResultVerdict::reason);
        assertThat(ResultVerdict.of(output(Map.of("a", 1e-300, "b", 1.0)), under(policy))
                        .objective())
                .isEqualTo(2);
    }

    private static ProgramOutput output(Map<String, Double> metrics) {
        return new ProgramOutput(Attempts.parsed(metrics), Map.of(), null);
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

        var verdict = ResultVerdict.of(output, under(Attempts.POLICY));

        assertThat(verdict.objective()).isEqualTo(0.9);
        assertThat(verdict.metrics()).containsEntry("step", 7.0);
    }

    @Test
    void theLogIsEnoughWithoutAResultFile() {
        var finite = new ProgramOutput(new ReportedResult.Absent(), Map.of("reward", 0.4), null);
        var notFinite = new ProgramOutput(new ReportedResult.Absent(), Map.of("reward", Double.NaN), null);

        assertThat(ResultVerdict.of(finite, under(Attempts.POLICY)).objective()).isEqualTo(0.4);
        assertThat(ResultVerdict.of(notFinite, under(Attempts.POLICY)).reason()).isEqualTo("ObjectiveNotFinite");
    }

    private static ResultVerdict verdict(ReportedResult result) {
        return ResultVerdict.of(Attempts.output(result), under(Attempts.POLICY));
    }

    @Test
    void aRuleOfTheUserFailsTheTrialWithItsOwnReason() {
        var verdict = judged("nan-batches", Finding.Verdict.BROKEN, Map.of("reward", 0.9, "nan", 4.0));

        assertThat(verdict)
                .returns(TrialState.FAILED, ResultVerdict::state)
                .returns("NanBatches", ResultVerdict::reason)
                .returns("rule nan-batches holds: metrics.nan > 3 (metrics.nan is 4)", ResultVerdict::message)
                .returns(null, ResultVerdict::objective)
                .returns(
                        List.of(new Finding("nan-batches", Finding.Verdict.BROKEN, "metrics.nan is 4")),
                        ResultVerdict::findings);
    }

    @Test
    void aRuleOfTheUserMasksTheTrial() {
        assertThat(judged("nan", Finding.Verdict.MASKED, Map.of("reward", 0.9, "nan", 4.0)))
                .returns(TrialState.MASKED, ResultVerdict::state)
                .returns("Nan", ResultVerdict::reason)
                .returns(null, ResultVerdict::objective);
    }

    @Test
    void aPoorTrialKeepsItsObjective() {
        assertThat(judged("nan", Finding.Verdict.POOR, Map.of("reward", 0.9, "nan", 4.0)))
                .returns(TrialState.SUCCEEDED, ResultVerdict::state)
                .returns(0.9, ResultVerdict::objective)
                .returns(
                        "reward is 0.9; poor: rule nan holds: metrics.nan > 3 (metrics.nan is 4)",
                        ResultVerdict::message);
    }

    @Test
    void whatIsNotReportedIsNoFinding() {
        assertThat(judged("nan", Finding.Verdict.BROKEN, Map.of("reward", 0.9)))
                .returns(TrialState.SUCCEEDED, ResultVerdict::state)
                .returns("reward is 0.9", ResultVerdict::message)
                .returns(List.of(), ResultVerdict::findings);
    }

    @Test
    void anAttentionThatFellBackWinsAndTheFindingIsKept() {
        var reported = Map.of("reward", 0.9, "nan", 4.0, "all_zero_count", 13.0, "n_teams", 24.0);

        assertThat(judged("nan", Finding.Verdict.BROKEN, reported))
                .returns("AttentionMasked", ResultVerdict::reason)
                .satisfies(verdict -> assertThat(verdict.findings()).hasSize(1));
    }

    private static ResultVerdict judged(String name, Finding.Verdict verdict, Map<String, Double> metrics) {
        var read = (ConditionReading.Ready) new ReportConditions(Set.of()).read("metrics.nan > 3");
        var rule = new FindingRule(name, read.condition(), verdict, FindingRule.Action.NONE, null);
        return ResultVerdict.of(
                output(metrics),
                under(new TrialPolicy(
                        Attempts.REWARD,
                        new MaskedCheck(0.5),
                        List.of(rule),
                        0,
                        AttemptLimits.NONE,
                        KeptJobs.NONE,
                        null)));
    }

    @ParameterizedTest
    @EnumSource(FindingRule.Action.class)
    void aRuleBlamesTheNodeOfAGoodOrFailedProgramWhenItSaysSo(FindingRule.Action action) {
        var read = (ConditionReading.Ready) new ReportConditions(Set.of()).read("diagnostics.ecc > 0");
        var rule = new FindingRule("ecc", read.condition(), Finding.Verdict.POOR, action, null);
        var policy = new TrialPolicy(Attempts.REWARD, null, List.of(rule), 1, AttemptLimits.NONE, KeptJobs.NONE, null);
        var output = output(Map.of("reward", 0.9, "ecc", 2.0));
        var succeeded = new AttemptObservation.Succeeded(1, Attempts.endedPod(), output);
        var failed = new AttemptObservation.Failed(
                1, Attempts.endedPod(), new ProgramFailure(ProgramFailure.Kind.PROGRAM_FAILED, 42, "main", ""), output);

        var blamed = action == FindingRule.Action.AVOID_NODE
                ? List.of(new NodeFailure("node-1", NodeFailure.Kind.DECLARED, 1, Attempts.second(80)))
                : List.of();
        for (var newest : List.of(succeeded, failed)) {
            var plan = TrialPlanner.plan(Attempts.trial(null, null, newest, false, policy), Attempts.second(80));
            assertThat(Attempts.reportOf(plan).nodeFailures()).isEqualTo(blamed);
        }
    }

    private static TrialSnapshot under(TrialPolicy policy) {
        return Attempts.trial(null, null, new AttemptObservation.Absent(), false, policy);
    }
}
