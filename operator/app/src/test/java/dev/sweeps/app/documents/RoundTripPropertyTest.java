package dev.sweeps.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweeps.api.CurvePoint;
import dev.sweeps.api.CurveStatus;
import dev.sweeps.api.StopCause;
import dev.sweeps.api.StopOrder;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialMemoryStatus;
import dev.sweeps.api.TrialSpec;
import dev.sweeps.api.TrialState;
import dev.sweeps.api.TrialStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Whatever trials say stands in the results as they say it, and every text can be read back. */
class RoundTripPropertyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Recorded SMALL = Recorded.read("small");

    @Property(tries = 200)
    void theResultsSayWhatTheTrialsSay(@ForAll("trials") List<Trial> trials) throws Exception {
        SweepDocuments documents = new Recorded(SMALL.sweep(), trials).documents();

        JsonNode entries = JSON.readTree(Recorded.results(documents)).get("trials");

        assertThat(entries).hasSameSizeAs(trials);
        for (int i = 0; i < trials.size(); i++) {
            assertThat(entries.get(i)).isEqualTo(JSON.readTree(JSON.writeValueAsString(expected(trials.get(i)))));
        }
    }

    @Property(tries = 200)
    void theSummaryIsYamlWithTheSameParameters(@ForAll("trials") List<Trial> trials) {
        String summary = Recorded.summary(new Recorded(SMALL.sweep(), trials).documents());

        Map<String, Object> page = new Yaml(new SafeConstructor(new LoaderOptions())).load(summary);

        assertThat(page).containsEntry("sweep", "digits").containsKeys("best", "top", "parameterSpace", "overrides");
    }

    @Property(tries = 200)
    void theLogHasATimeAndASentenceOnEachLine(@ForAll("trials") List<Trial> trials) {
        List<String> log = new Recorded(SMALL.sweep(), trials).documents().log();

        assertThat(log)
                .isSortedAccordingTo(Comparator.comparing(line -> line.substring(0, 20)))
                .allSatisfy(line -> assertThat(line)
                        .matches("2026-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ (sweep|trial) digits\\S* .+"));
    }

    /** What is asked of the results, said in another way: the fields of the Trial with some of them gathered. */
    private static ObjectNode expected(Trial trial) {
        ObjectNode status = JSON.valueToTree(trial.getStatus());
        ObjectNode entry = JSON.createObjectNode();
        entry.put("trial", trial.getMetadata().getName());
        entry.put("creationTimestamp", trial.getMetadata().getCreationTimestamp());
        ObjectNode spec = JSON.valueToTree(trial.getSpec());
        StopOrder order = trial.getSpec().stop();
        entry.setAll(spec);
        entry.remove(List.of("sweep", "cache", "stop"));
        ObjectNode seconds = entry.putObject("gpuSeconds");
        for (String kind : List.of("Used", "Waiting", "Saved", "Lost")) {
            seconds.set(kind.toLowerCase(Locale.ROOT), status.remove("gpuSeconds" + kind));
        }
        status.remove(List.of("observedGeneration", "step", "duration", "unreadableSince", "nextAttemptTime"));
        status.remove(List.of("disruptionsInRow", "disruptedAtStep"));
        entry.setAll(status);
        if (order != null) {
            entry.put("stopOrder", order.reason());
        }
        return entry;
    }

    @Provide
    Arbitrary<List<Trial>> trials() {
        return Combinators.combine(statuses(), maps(values()), orders())
                .as(Made::new)
                .list()
                .ofMaxSize(6)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(index -> all.get(index).trial(index))
                        .toList());
    }

    /** A trial but for its index. */
    private record Made(TrialStatus status, Map<String, Object> parameters, List<StopOrder> orders) {
        Trial trial(int index) {
            Trial trial = new Trial();
            trial.setMetadata(new ObjectMetaBuilder()
                    .withName("digits-%05d".formatted(index))
                    .withNamespace("research")
                    .withCreationTimestamp("2026-03-01T08:00:00Z")
                    .build());
            trial.setSpec(new TrialSpec(
                    "digits",
                    index,
                    0,
                    parameters,
                    "tpe",
                    null,
                    orders.isEmpty() ? null : orders.getFirst(),
                    null,
                    null,
                    null));
            trial.setStatus(status);
            return trial;
        }
    }

    private static Arbitrary<List<StopOrder>> orders() {
        return Arbitraries.of(
                List.of(),
                List.of(new StopOrder("asha", "0.41 at step 9", new StopCause("asha", 9L, 0.41, null, 8, 280L), null)));
    }

    private static Arbitrary<TrialStatus> statuses() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(20).injectNull(0.3);
        Arbitrary<Double> objectives = numbers().injectNull(0.3);
        Arbitrary<String> times = Arbitraries.integers()
                .between(0, 59)
                .map("2026-03-01T08:%02d:00Z"::formatted)
                .injectNull(0.2);
        return Combinators.combine(
                        Arbitraries.of(TrialState.class),
                        texts,
                        objectives,
                        maps(numbers()),
                        maps(values()),
                        times,
                        times,
                        Arbitraries.longs().between(0, 1L << 40))
                .as((state, text, objective, metrics, diagnostics, start, end, seconds) -> new TrialStatus(
                        1L,
                        state,
                        text,
                        text,
                        (int) (seconds % 5),
                        1,
                        2,
                        0,
                        null,
                        seconds % 2 == 0 ? null : new TrialMemoryStatus(1, "4Gi"),
                        null,
                        objective,
                        metrics,
                        diagnostics,
                        "train",
                        null,
                        text,
                        text,
                        text,
                        start,
                        end,
                        "1 s",
                        seconds,
                        seconds + 1,
                        seconds + 2,
                        seconds + 3,
                        seconds + 4,
                        seconds + 5,
                        seconds + 6,
                        state == TrialState.STOPPED ? new StopCause("asha", 9L, objective, null, 8, 280L) : null,
                        null,
                        null,
                        new CurveStatus("accuracy", 1, 2, null, List.of(CurvePoint.of(2, Double.NaN))),
                        null,
                        null,
                        null));
    }

    private static Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(), Arbitraries.of(0.0, 1e300, Double.MIN_VALUE, 1e16, 12345678.0, -1e-7, 100.0));
    }

    private static <V> Arbitrary<Map<String, V>> maps(Arbitrary<V> values) {
        return Arbitraries.maps(names(), values).ofMaxSize(5);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMinLength(1).ofMaxLength(8),
                Arbitraries.of(
                        "a",
                        "a.b",
                        "a.b.c",
                        "trial",
                        "yes",
                        "1e3",
                        "0x1F",
                        "~",
                        "- x",
                        "ünï",
                        "\uD83D\uDE00",
                        "\uD83D"));
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                numbers().map(number -> number),
                Arbitraries.strings().ofMaxLength(12).map(text -> text),
                Arbitraries.of("no", "null", "2026-03-01", "12:30:45", "0o7", ": #", "'\"", "a\nb", "\t", "&x *y"),
                Arbitraries.longs().map(number -> number),
                Arbitraries.of(true, false));
        return Arbitraries.oneOf(
                plain,
                plain.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(names(), plain).ofMaxSize(3).map(map -> map));
    }
}
