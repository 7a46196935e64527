package dev.sweeps.app.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweeps.api.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the API says of a sweep and its trials, but for the pods (their variables may be secret): one JSON object with the field
 * {@code trials}, a list by index with one trial a line. {@code leftOut} says what had no room; it is empty when everything had.
 *
 * <p>10,000 trials of 20 parameters and 5 metrics take 16 MB, 3.5 MB compressed; most of that is the digits of the parameters. Without all
 * that can be left out but the trials themselves they take 5 MB, 0.44 MB compressed.
 */
final class ResultsDocument {
    /** Raised when a field changes its meaning; new fields may come at any time. */
    private static final int VERSION = 1;

    private final SweepHistory history;
    private final Instant now;

    private ResultsDocument(SweepHistory history, Instant now) {
        this.history = history;
        this.now = now;
    }

    /**
     * The results with as many parts as there is room for.
     *
     * @param mostBytes of the text compressed by gzip; only what is said of the sweep and its best trials may be longer
     */
    static String of(SweepHistory history, Instant now, long mostBytes) {
        var document = new ResultsDocument(history, now);
        var leftOut = EnumSet.noneOf(Part.class);
        for (var part : Part.values()) {
            var text = document.text(leftOut, mostBytes);
            if (text.isPresent()) {
                return text.get();
            }
            leftOut.add(part);
        }
        return document.text(leftOut, Integer.MAX_VALUE).orElseThrow();
    }

    /** Empty when it is too long; not much more than what there is room for is written then. */
    private Optional<String> text(Set<Part> leftOut, long mostBytes) {
        try (var text = new Gzip.Text(mostBytes)) {
            try (var json = ApiJson.generator(text)) {
                json.writeStartObject();
                head(leftOut, json);
                json.writeArrayFieldStart("trials");
                var named = history.named();
                var objectives = history.objectives();
                var entry = new TrialEntry(leftOut, named, objectives == null ? List.of() : objectives.metrics());
                for (var trial : history.trials()) {
                    if (isWanted(trial, leftOut, named)) {
                        entry.write(trial, json);
                        json.flush();
                    }
                    if (text.isTooLong()) {
                        return Optional.empty();
                    }
                }
                json.writeEndArray();
                json.writeEndObject();
                json.writeRaw('\n');
            }
            return text.isTooLong() ? Optional.empty() : Optional.of(text.ascii());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    private static boolean isWanted(Trial trial, Set<Part> leftOut, Set<String> named) {
        return !leftOut.contains(Part.TRIALS)
                || named.contains(trial.getMetadata().getName());
    }

    private void head(Set<Part> leftOut, JsonGenerator json) throws IOException {
        var metadata = history.sweep().getMetadata();
        json.writeNumberField("version", VERSION);
        json.writeObjectFieldStart("sweep");
        json.writeStringField("name", metadata.getName());
        put(json, "namespace", metadata.getNamespace());
        put(json, "uid", metadata.getUid());
        json.writeEndObject();
        json.writeStringField("written", now.truncatedTo(ChronoUnit.SECONDS).toString());
        json.writePOJOField("leftOut", leftOut.stream().map(Part::sentence).toList());
        state(json);
        spec(json);
        outcome(json);
    }

    private void state(JsonGenerator json) throws IOException {
        var status = history.status();
        var reason = Reason.of(status);
        put(json, "state", status.state());
        put(json, "reason", reason == null ? null : reason.word());
        put(json, "message", reason == null ? null : reason.message());
        put(json, "conclusion", status.conclusion());
        put(json, "startTime", status.startTime());
        put(json, "completionTime", status.completionTime());
        put(json, "elapsed", status.elapsed());
        put(json, "elapsedSeconds", status.elapsedSeconds());
    }

    private void spec(JsonGenerator json) throws IOException {
        var spec = history.sweep().getSpec();
        put(json, "objective", spec.objective());
        put(json, "objectives", spec.objectives());
        put(json, "constraints", spec.constraints());
        put(json, "space", spec.parameters());
        put(json, "overrides", spec.overrides());
        put(json, "seed", spec.search() == null ? null : spec.search().seed());
    }

    private void outcome(JsonGenerator json) throws IOException {
        var status = history.status();
        put(json, "counts", status.trials());
        put(json, "best", status.best());
        put(json, "top", status.top());
        put(json, "pareto", status.pareto());
        put(json, "gpuSeconds", status.gpuSeconds());
        put(json, "cache", status.cache());
        put(json, "search", status.search());
    }

    private static void put(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writePOJOField(name, value);
        }
    }
}
