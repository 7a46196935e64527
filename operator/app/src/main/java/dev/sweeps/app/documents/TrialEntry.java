package dev.sweeps.app.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sweeps.api.GpuSeconds;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.api.TrialStatus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One trial in the results: a JSON object. What is not known is absent, such as the objective of a failed trial.
 *
 * @param leftOut what is not to be written
 * @param named trials that keep their parameters whatever is left out
 * @param ranking metrics that are never left out
 */
record TrialEntry(Set<Part> leftOut, Set<String> named, List<String> ranking) {
    void write(Trial trial, JsonGenerator json) throws IOException {
        var spec = trial.getSpec();
        var status = trial.getStatus();
        json.writeStartObject();
        json.writeStringField("trial", trial.getMetadata().getName());
        json.writeNumberField("index", spec.index());
        json.writeNumberField("sample", spec.sample());
        json.writePOJOField(
                "state",
                status == null ? TrialState.PENDING : Objects.requireNonNullElse(status.state(), TrialState.PENDING));
        if (status != null) {
            verdict(status, json);
        }
        if (!leftOut.contains(Part.PARAMETERS)
                || named.contains(trial.getMetadata().getName())) {
            json.writePOJOField("parameters", spec.parameters());
        }
        put(json, "creationTimestamp", trial.getMetadata().getCreationTimestamp());
        if (status != null) {
            run(status, json);
        }
        put(json, "chosenBy", without(Part.MESSAGES, spec.chosenBy()));
        put(json, "member", spec.member());
        put(json, "continues", spec.continues());
        put(json, "stopOrder", spec.stop() == null ? null : spec.stop().reason());
        if (status != null) {
            put(json, "stop", status.stop());
            longParts(status, json);
        }
        json.writeEndObject();
    }

    private void verdict(TrialStatus status, JsonGenerator json) throws IOException {
        put(json, "reason", status.reason());
        put(json, "message", without(Part.MESSAGES, status.message()));
        put(json, "objective", status.objective());
        put(json, "metrics", leftOut.contains(Part.METRICS) ? ranking(status.metrics()) : status.metrics());
    }

    private @Nullable Map<String, Double> ranking(@Nullable Map<String, Double> metrics) {
        if (metrics == null) {
            return null;
        }
        Map<String, Double> kept = new LinkedHashMap<>(metrics);
        kept.keySet().retainAll(ranking);
        return kept;
    }

    private static void run(TrialStatus status, JsonGenerator json) throws IOException {
        json.writeNumberField("attempt", status.attempt());
        json.writeNumberField("retriesUsed", status.retriesUsed());
        json.writeNumberField("disruptions", status.disruptions());
        put(json, "memory", status.memory());
        put(json, "node", status.node());
        put(json, "startTime", status.startTime());
        put(json, "completionTime", status.completionTime());
        json.writeNumberField("runSeconds", status.runSeconds());
        json.writeNumberField("queueSeconds", status.queueSeconds());
        json.writeNumberField("gpus", status.gpus());
        json.writePOJOField(
                "gpuSeconds",
                new GpuSeconds(
                        status.gpuSecondsUsed(),
                        status.gpuSecondsWaiting(),
                        status.gpuSecondsSaved(),
                        status.gpuSecondsLost()));
        put(json, "checkpoint", status.checkpoint());
    }

    private void longParts(TrialStatus status, JsonGenerator json) throws IOException {
        put(json, "cache", without(Part.LONG_PARTS, status.cache()));
        put(json, "diagnostics", without(Part.LONG_PARTS, status.diagnostics()));
        put(json, "steps", without(Part.LONG_PARTS, status.steps()));
        put(json, "logTail", without(Part.LONG_PARTS, status.logTail()));
        put(json, "curve", without(Part.LONG_PARTS, status.curve()));
    }

    private <T> @Nullable T without(Part part, @Nullable T value) {
        return leftOut.contains(part) ? null : value;
    }

    private static void put(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writePOJOField(name, value);
        }
    }
}
