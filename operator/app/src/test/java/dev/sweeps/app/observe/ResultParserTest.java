package dev.sweeps.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.app.desired.ResultLimit;
import dev.sweeps.core.attempt.ReportedResult;
import dev.sweeps.core.attempt.ReportedResult.Absent;
import dev.sweeps.core.attempt.ReportedResult.NotJson;
import dev.sweeps.core.attempt.ReportedResult.NotUtf8;
import dev.sweeps.core.attempt.ReportedResult.Parsed;
import dev.sweeps.core.attempt.ReportedResult.TooLarge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultParserTest {
    private final ResultParser parser = new ResultParser(List.of("reward"), ResultLimit.bytes(1));

    private ReportedResult parse(String message) {
        return parser.parse(Map.of("train", message));
    }

    @Test
    void takesNumbersForMetricsAndTheRestForDiagnostics() {
        Parsed parsed =
                (Parsed) parse("{\"reward\": 0.5, \"eval\": {\"acc\": 1, \"deep\": {\"f1\": 0.25}}, \"note\": \"ok\","
                        + " \"converged\": true, \"none\": null, \"curve\": [1, NaN], \"n_teams\": 4}");

        assertThat(parsed.metrics()).isEqualTo(Map.of("reward", 0.5, "eval.acc", 1.0, "eval.deep.f1", 0.25));
        assertThat(parsed.diagnostics())
                .isEqualTo(Map.of("note", "ok", "converged", true, "curve", "[1,\"NaN\"]", "n_teams", 4L));
        assertThat(parsed.invalidMetrics()).isEmpty();
    }

    @Test
    void takesPythonsTokensAndNumbersWithoutAnEndForInvalid() {
        Parsed parsed = (Parsed) parse("{\"a\": NaN, \"b\": Infinity, \"c\": -Infinity, \"d\": 1e400, \"e\": -0.0}");

        assertThat(parsed.invalidMetrics()).isEqualTo(Set.of("a", "b", "c", "d"));
        assertThat(parsed.metrics()).isEqualTo(Map.of("e", 0.0));
    }

    @Test
    void takesADiagnosticForTheObjectiveWhenItIsOne() {
        Parsed parsed = (Parsed) new ResultParser(List.of("n_teams"), 4096).parse(Map.of("train", "{\"n_teams\": 3}"));

        assertThat(parsed.metrics()).isEqualTo(Map.of("n_teams", 3.0));
    }

    @Test
    void mergesTheStepsInTheirOrder() {
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put("model-a", "{\"reward\": 1, \"eval\": {\"a\": 1}, \"checkpoint\": \"/a\"}");
        messages.put("model-b", " ");
        messages.put("inference", "{\"reward\": 2, \"eval\": {\"b\": 2}, \"checkpoint\": \"/b\"}");

        Parsed parsed = (Parsed) parser.parse(messages);

        assertThat(parsed.metrics()).isEqualTo(Map.of("reward", 2.0, "eval.a", 1.0, "eval.b", 2.0));
        assertThat(parsed.checkpoint()).isEqualTo("/b");
    }

    @Test
    void takesTheLastOfTwoEqualKeysAsPythonDoes() {
        assertThat(((Parsed) parse("{\"reward\": 1, \"reward\": 2}")).metrics()).isEqualTo(Map.of("reward", 2.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t"})
    void isAbsentWhenNothingWasWritten(String message) {
        assertThat(parse(message)).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "3",
                "\"x\"",
                "null",
                "{\"a\": }",
                "{\"a\": 1} {\"a\": 2}",
                "reward=1",
                "{'a': 1}",
                "{\"a\": 1"
            })
    void refusesWhatIsNotOneObject(String message) {
        assertThat(parse(message)).isInstanceOfSatisfying(NotJson.class, no -> assertThat(no.detail())
                .isNotBlank());
    }

    @Test
    void namesTheStepWhoseResultCannotBeRead() {
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put("model-a", "oops");
        messages.put("train", "{}");

        assertThat(((NotJson) parser.parse(messages)).detail()).startsWith("step \"model-a\": ");
    }

    @Test
    void refusesDeepNestingInsteadOfOverflowing() {
        assertThat(parse("{\"a\":".repeat(500) + "1" + "}".repeat(500))).isInstanceOf(NotJson.class);
    }

    @Test
    void isTooLargeWhenTheLimitIsReachedAndTheTextIsCut() {
        assertThat(parse("1\": 2, ".repeat(600).substring(0, 4096))).isEqualTo(new TooLarge(4096));
        assertThat(parse("\uFFFD" + "x".repeat(4093))).isEqualTo(new TooLarge(4096));
    }

    @Test
    void knowsThatManyContainersShareTheLimitOfTheirPod() {
        ReportedResult cut =
                new ResultParser(List.of("reward"), ResultLimit.bytes(5)).parse(Map.of("train", "x".repeat(2457)));

        assertThat(cut).isEqualTo(new TooLarge(2457));
    }

    @Test
    void readsAMessageOfExactlyTheLimit() {
        String start = "{\"reward\": 1, \"x\": \"";
        String message = start + "y".repeat(4096 - start.length() - 2) + "\"}";

        assertThat(parse(message)).isInstanceOf(Parsed.class);
    }

    @Test
    void isNotUtf8WhenBytesWereReplaced() {
        assertThat(parse("\uFFFD\uFFFD\u0001")).isEqualTo(new NotUtf8());
    }

    @Test
    void keepsTheObjectiveAndTheKnownCountsWhenThereIsTooMuch() {
        String many = IntStream.range(0, 100)
                .mapToObj(i -> "\"m%d\": %d".formatted(i, i))
                .collect(Collectors.joining(","));

        Parsed parsed = (Parsed) new ResultParser(List.of("reward"), 1 << 20)
                .parse(Map.of(
                        "train",
                        "{" + many + ", \"big\": \"" + "z".repeat(3000) + "\", \"reward\": 7, \"n_teams\": 9}"));

        assertThat(parsed.metrics()).hasSize(64).containsEntry("reward", 7.0);
        assertThat(parsed.diagnostics())
                .containsEntry("n_teams", 9L)
                .containsEntry("dropped", "38 values: at most 64 metrics and 2048 bytes of diagnostics are kept")
                .doesNotContainKey("big");
    }
}
