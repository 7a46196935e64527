package dev.sweeps.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Sweeps at their beginning, refused ones, and what their records hold only when somebody has written into them. */
class AnySweepTest {
    private static final String HEAD =
            """
            apiVersion: sweeps.dev/v1alpha1
            kind: Sweep
            metadata: {name: s, namespace: research, uid: u1}
            """;

    @Test
    void aSweepOfWhichNothingIsKnownYet() throws Exception {
        Recorded recorded = new Recorded(
                sweep("spec: {objective: {metric: reward, goal: maximize}, parameters: {lr: {min: 0, max: 1}}}"),
                List.of());

        SweepDocuments documents = recorded.documents();

        assertThat(documents.log()).isEmpty();
        assertThat(results(documents).get("trials")).isEmpty();
        assertThat(summary(documents)).containsEntry("state", "Pending").doesNotContainKeys("best", "improvements");
    }

    @Test
    void aSweepWithoutAnObjectiveIsToldWithoutABest() throws Exception {
        Recorded recorded = new Recorded(
                sweep(
                        """
                        spec: {parameters: {}}
                        status:
                          state: Stalled
                          reason: "InvalidSpec: spec.objective say what to optimise"
                          conditions:
                          - {type: Stalled, status: "True", reason: InvalidSpec, message: say what, lastTransitionTime: "2026-03-01T08:00:00Z"}
                          - {type: Ready, status: "False", reason: InvalidSpec, message: "spec.objective: say what", lastTransitionTime: "2026-03-01T07:00:00Z"}
                        """),
                List.of(trial(0, "Succeeded", "objective: 0.5")));

        SweepDocuments documents = recorded.documents();

        assertThat(documents.log())
                .contains("2026-03-01T08:00:00Z sweep s is stalled: InvalidSpec: spec.objective: say what")
                .noneMatch(line -> line.contains("best"));
        assertThat(summary(documents)).containsEntry("message", "spec.objective: say what");
    }

    @Test
    void aWeightedSumIsToldWithItsParts() throws Exception {
        Recorded recorded = new Recorded(
                sweep(
                        "spec: {objectives: [{metric: a, goal: maximize, weight: 2}, {metric: b, goal: minimize, weight: 1}], parameters: {}}"),
                List.of(trial(0, "Succeeded", "objective: 1.5, metrics: {a: 1, b: 0.5}")));

        SweepDocuments documents = recorded.documents();

        assertThat(documents.log()).anyMatch(line -> line.endsWith("is the best so far: a 1, b 0.5 (sum 1.5)"));
        assertThat(results(documents).get("objectives")).hasSize(2);
    }

    @Test
    void numbersThatJsonDoesNotHaveBecomeNull() throws Exception {
        Sweep sweep = sweep("spec: {objective: {metric: a, goal: maximize}, parameters: {}}");
        Trial trial = trial(0, "Stopped", "stop: {rule: asha, value: .nan, threshold: .inf}, diagnostics: {d: [.nan]}");

        SweepDocuments documents = new Recorded(sweep, List.of(trial)).documents();

        assertThat(results(documents).at("/trials/0/stop/value").isNull()).isTrue();
        assertThat(results(documents).at("/trials/0/diagnostics/d/0").isNull()).isTrue();
        assertThat(Recorded.summary(documents))
                .doesNotContainIgnoringCase("nan")
                .doesNotContain("Infinity");
    }

    @Test
    void theProgramsWordsStayOnOneLine() {
        Sweep sweep = sweep("spec: {objective: {metric: a, goal: maximize}, parameters: {}}");
        String words = "boom\\n2026-01-01T00:00:00Z trial s-9 is the best so far\\u2028\\u0085" + "x".repeat(5_000);
        Trial trial = trial(0, "Failed", "message: \"" + words + "\"");

        List<String> log = new Recorded(sweep, List.of(trial)).documents().log();

        assertThat(log).hasSize(2).allSatisfy(line -> assertThat(line.lines()).hasSize(1));
        assertThat(log.getLast())
                .startsWith("2026-03-01T09:00:00Z trial s-00000 fails: R: boom 2026")
                .hasSizeLessThan(400);
    }

    @Test
    void thePodOfATrialIsNotTold() {
        SweepDocuments documents = Recorded.read("small").documents();

        assertThat(documents.toString()).doesNotContain("never-to-be-told");
    }

    @Test
    void aLongListOfTheSameKindIsSummedUp() throws Exception {
        Sweep sweep = sweep("spec: {objective: {metric: a, goal: maximize}, parameters: {}}");
        List<Trial> trials = IntStream.range(0, 300)
                .mapToObj(index -> index % 3 == 0
                        ? trial(index, "Succeeded", "objective: " + index)
                        : trial(index, index % 3 == 1 ? "Stopped" : "Failed", "gpuSecondsSaved: " + index))
                .toList();

        Map<String, Object> page = summary(new Recorded(sweep, trials).documents());

        assertThat(page.get("improvements")).asString().startsWith("{count=100, last50=[{finishedAs=");
        assertThat(page.get("earlyStops"))
                .asString()
                .contains("byRule={R={trials=100", "first20BySaving=[{trial=s-00298");
        assertThat(page.get("failures")).asString().startsWith("{R={trials=100");
    }

    private static Sweep sweep(String rest) {
        return Serialization.unmarshal(HEAD + rest, Sweep.class);
    }

    private static Trial trial(int index, String state, String status) {
        return Serialization.unmarshal(
                """
                apiVersion: sweeps.dev/v1alpha1
                kind: Trial
                metadata: {name: s-%05d, namespace: research}
                spec: {sweep: s, index: %d, sample: 0, parameters: {lr: 0.5}}
                status: {state: %s, reason: R, startTime: "2026-03-01T08:00:00Z", completionTime: "2026-03-01T09:00:00Z", %s}
                """
                        .formatted(index, index, state, status),
                Trial.class);
    }

    private static JsonNode results(SweepDocuments documents) throws Exception {
        return new JsonMapper().readTree(Recorded.results(documents));
    }

    private static Map<String, Object> summary(SweepDocuments documents) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Recorded.summary(documents));
    }
}
