package dev.sweeps.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What does not fit into the room that there is, and what is never left out. */
class LeavingOutTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Recorded LARGE = ManyTrials.of(1_000, "Traceback of a program");

    @Test
    void allTextsTogetherTakeNoMoreThanTheRoomThatThereIs() throws Exception {
        List<List<String>> leftOut = new ArrayList<>();
        for (int room = 600_000; room >= 20_000; room = room * 2 / 3) {
            SweepDocuments documents = LARGE.documents(room);

            assertThat(together(documents)).as("in %s bytes", room).isLessThanOrEqualTo(room);
            leftOut.add(leftOut(results(documents)));
        }
        assertThat(leftOut.getFirst()).isEmpty();
        assertThat(leftOut.getLast()).isNotEmpty();
        List<String> order = Arrays.stream(Part.values()).map(Part::sentence).toList();
        assertThat(leftOut).allSatisfy(parts -> assertThat(parts).isEqualTo(order.subList(0, parts.size())));
    }

    @Test
    void eachStepLeavesOutWhatItSays() throws Exception {
        SweepHistory history = SweepHistory.of(LARGE.sweep(), LARGE.trials());
        long room = Recorded.ROOM;
        for (int parts = 0; parts <= Part.values().length; parts++) {
            String text = ResultsDocument.of(history, Recorded.NOW, room);
            JsonNode results = JSON.readTree(text);
            room = Gzip.bytes(text) - 1;

            assertThat(leftOut(results)).as("step %s", parts).hasSize(parts);
            assertThat(results.get("trials")).hasSize(parts >= 5 ? 3 : 1_000);
            Stream<JsonNode> trials = results.get("trials").valueStream();
            List<JsonNode> finished =
                    trials.filter(trial -> trial.has("objective")).toList();
            int step = parts;
            assertThat(finished).isNotEmpty().allSatisfy(trial -> {
                boolean isTop = Stream.of(0, 1, 2)
                        .anyMatch(i -> results.at("/top/" + i + "/trial").equals(trial.get("trial")));
                assertThat(trial.has("diagnostics")).isEqualTo(step < 1);
                assertThat(trial.has("message")).isEqualTo(step < 2);
                assertThat(trial.get("metrics")).hasSize(step < 3 ? 5 : 1);
                assertThat(trial.at("/metrics/accuracy")).isEqualTo(trial.get("objective"));
                assertThat(trial.has("parameters")).isEqualTo(step < 4 || isTop);
            });
            assertThat(results.get("best")).isEqualTo(results.at("/top/0"));
            assertThat(results.at("/best/parameters")).hasSize(20);
        }
    }

    @Test
    void tenThousandTrialsTakeWhatIsSaid() throws Exception {
        Recorded many = ManyTrials.of(10_000, "Traceback of a program");

        String all = Recorded.results(many.documents(Integer.MAX_VALUE));
        SweepDocuments small = many.documents(700_000);

        assertThat(all.length()).isBetween(15_000_000, 17_000_000);
        assertThat(Gzip.bytes(all)).isBetween(3_300_000L, 3_700_000L);
        assertThat(leftOut(results(small))).hasSize(4);
        assertThat(Gzip.bytes(Recorded.results(small))).isBetween(400_000L, 480_000L);
    }

    @Test
    void whatIsSaidOfTheBestTrialsStandsEvenWithoutAnyRoom() throws Exception {
        SweepDocuments documents = LARGE.documents(0);

        assertThat(leftOut(results(documents))).hasSize(Part.values().length);
        assertThat(results(documents).get("top")).hasSize(3);
        assertThat(documents.log()).isEmpty();
        assertThat(Recorded.summary(documents)).isEqualTo(Recorded.summary(LARGE.documents()));
    }

    @Test
    void aTextThatRepeatsItselfDoesNotFillTheMemory() {
        Recorded repetitive = ManyTrials.of(2_000, "a".repeat(8_000));
        int room = 20_000;
        assertThat(Gzip.bytes("a".repeat(8_000 * 200))).as("it would fit").isLessThan(room);

        String results = Recorded.results(repetitive.documents(room));

        assertThat(results.length()).isLessThan(32 * room);
    }

    @Test
    void theLogTellsTheNewestNewsWhereItCannotTellAll() {
        SweepHistory history = SweepHistory.of(LARGE.sweep(), LARGE.trials());
        List<String> whole = SweepLog.of(history, Recorded.ROOM);

        List<String> withoutStarts = SweepLog.of(history, size(whole) - 1);
        List<String> news = SweepLog.of(history, size(withoutStarts) - 1);
        List<String> newest = SweepLog.of(history, size(news) - 1);

        assertThat(withoutStarts.getFirst()).contains("1000 of", "ordinary starts;");
        assertThat(withoutStarts)
                .anyMatch(line -> line.contains(" succeeds: "))
                .noneMatch(line -> line.contains(" starts, "));
        assertThat(news.getFirst()).contains("ordinary starts and ends;");
        assertThat(news).anyMatch(line -> line.contains(" fails: ")).noneMatch(line -> line.contains(" succeeds: "));
        assertThat(newest.getFirst()).contains("the oldest events");
        assertThat(newest.getLast())
                .isEqualTo(whole.stream()
                        .filter(line -> line.contains(" fails: "))
                        .toList()
                        .getLast());
        assertThat(Stream.of(withoutStarts, news, newest).map(List::size)).isSortedAccordingTo((a, b) -> b - a);
        assertThat(Stream.of(whole, withoutStarts, news, newest)).allSatisfy(log -> assertThat(log)
                .isSortedAccordingTo(Comparator.comparing(line -> line.substring(0, 20))));
    }

    private static long together(SweepDocuments documents) {
        return documents.files().values().stream().mapToLong(Gzip::bytes).sum() + size(documents.log());
    }

    private static long size(List<String> log) {
        return Gzip.bytes(String.join("\n", log));
    }

    private static JsonNode results(SweepDocuments documents) throws Exception {
        return JSON.readTree(Recorded.results(documents));
    }

    private static List<String> leftOut(JsonNode results) {
        return results.get("leftOut").valueStream().map(JsonNode::textValue).toList();
    }
}
