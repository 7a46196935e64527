package dev.sweeps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusJsonTest {
    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @Test
    void theStatusOfASweepSurvivesARoundTrip() {
        RankedTrial best = new RankedTrial(
                1,
                "s-00003",
                0.97,
                Map.of("reward", 0.97, "latency", 3.0),
                true,
                Map.of("trainer.lr", 0.001, "opt", Map.of("k", List.of(1, "a"))),
                "c/last",
                "2026-01-01T00:00:00Z");
        SweepStatus status = new SweepStatus(
                3L,
                SweepState.COMPLETE,
                "TargetReached",
                List.of(new ConditionBuilder()
                        .withType("Complete")
                        .withStatus("True")
                        .build()),
                "2026-01-01T00:00:00Z",
                "2026-01-01T01:00:00Z",
                "60.0 min",
                3600L,
                null,
                new TrialCounts(50L, 31, 0, 0, 0, 31, 20, 2, 0, 9, 0),
                best,
                List.of(best),
                new ParetoStatus(2, "s-00003", List.of(new FrontTrial("s-00003", Map.of("reward", 0.97)))),
                new GpuSeconds(10, 2, 4, 1),
                new CacheStatus(2, 10, 2, 1, 4096, 900, 0, null),
                new FilesStatus(
                        "sweeps/team/s",
                        4,
                        "2026-01-01T01:00:10Z",
                        "0123456789abcdef",
                        List.of("s-00003"),
                        9,
                        5,
                        4096,
                        1024,
                        "2026-01-01T01:10:10Z",
                        1,
                        "pass 4 failed: no space left",
                        false),
                new SearchStatus(
                        Algorithm.GP,
                        "the space is infinite",
                        null,
                        null,
                        null,
                        new Leader("s-00007", 0.96, 0.01),
                        new WarmStartStatus(List.of("earlier"), 40, "s-warm-start", "sha256:0", List.of())),
                new SummaryColumns("31/50", "reward", "0.97", "0.1", "0.0"),
                32L,
                new Conclusion(true, "TargetReached", "s-00003 reached 0.97 >= 0.95", "2026-01-01T01:00:00Z"),
                List.of(new AvoidedNodeStatus("node-a", NodeTrouble.HARDWARE, 2, "2026-01-01T00:30:00Z")));

        SweepStatus read = serialization.unmarshal(serialization.asJson(status), SweepStatus.class);

        assertThat(read).isEqualTo(status);
    }

    @Test
    void theRecordOfATrialSurvivesARoundTrip() {
        TrialStatus status = trialStatus(0.5, Map.of("reward", 0.5, "steps", 1e9), "done");

        TrialStatus read = serialization.unmarshal(serialization.asJson(status), TrialStatus.class);

        assertThat(read).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aNumberFieldNeverHoldsWhatIsNoNumberInJson(double invalid) {
        TrialStatus status = trialStatus(invalid, Map.of("loss", invalid, "reward", 0.5), "");

        JsonNode json = serialization.convertValue(status, JsonNode.class);

        assertThat(json.has("objective")).isFalse();
        assertThat(json.get("metrics").toString()).isEqualTo("{\"reward\":0.5}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTrialWithoutAFiniteObjectiveHasNoRank(double invalid) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankedTrial(1, "s-00003", invalid, null, null, Map.of(), null, null))
                .withMessageContaining("s-00003");
    }

    @Test
    void textsFromOutsideAreCutToWhatTheApiServerTakes() {
        String tooLong = "\uD83D\uDE00".repeat(Limits.LOG_TAIL);

        TrialStatus status = trialStatus(1.0, Map.of(), tooLong);

        assertThat(status.message()).hasSizeLessThanOrEqualTo(Limits.MESSAGE).endsWith("\uD83D\uDE00");
        assertThat(status.logTail()).hasSizeLessThanOrEqualTo(Limits.LOG_TAIL).startsWith("\uD83D\uDE00");
    }

    @Test
    void whatIsSharedCannotBeChanged() {
        Map<String, Object> mine = new HashMap<>(Map.of("lr", 0.1));

        TrialSpec spec = new TrialSpec("s", 0, 0, mine, "random", null, null, null, null, null);

        mine.put("lr", 0.2);
        assertThat(spec.parameters()).containsExactly(Map.entry("lr", 0.1)).isUnmodifiable();
    }

    private static TrialStatus trialStatus(@Nullable Double objective, Map<String, Double> metrics, String text) {
        return new TrialStatus(
                1L,
                TrialState.SUCCEEDED,
                "ObjectiveReported",
                text,
                1,
                0,
                0,
                0,
                null,
                new TrialMemoryStatus(1, "4Gi"),
                List.of(new NodeFailureStatus("node-a", NodeTrouble.LOST, 1, "2026-01-01T00:00:00Z")),
                objective,
                metrics,
                Map.of("n_teams", 30, "nested", Map.of("a", List.of(1))),
                "train",
                List.of(new StepStatus("train", 0, "Completed", null, null, 12L)),
                text,
                "node-a",
                "last.pt",
                null,
                null,
                "0.2 min",
                1,
                12,
                1,
                12,
                1,
                0,
                0,
                null,
                null,
                null,
                new CurveStatus(
                        "reward",
                        1,
                        3,
                        "2026-01-31T12:00:00.5Z",
                        List.of(CurvePoint.of(2, 0.5), CurvePoint.of(3, Double.NaN))),
                new LatestStatus(1, 3, "2026-01-31T12:00:00.5Z", Map.of("grad_norm", 0.5), List.of("loss")),
                new TrialCacheStatus("ab", 1, 0, 4096, 60, 59.5, null),
                List.of(new TrialFinding("broken", RuleVerdict.BROKEN, "metrics.nan is 4")));
    }
}
