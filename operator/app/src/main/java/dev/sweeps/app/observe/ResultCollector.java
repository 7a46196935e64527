package dev.sweeps.app.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweeps.core.attempt.ReportedResult;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts the leaves of result objects into metrics, diagnostics and the checkpoint; later objects win. Keeps what a status can hold. */
final class ResultCollector {
    private static final int MOST_METRICS = 64;
    private static final int MOST_DIAGNOSTIC_BYTES = 2048;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_CHECKPOINT = 1024;
    private static final String CHECKPOINT = "checkpoint";

    /** Name under which it is said what did not fit. */
    static final String DROPPED = "dropped";

    /** Counts that say how far a result can be trusted; numbers, but no metrics. */
    private static final Set<String> KNOWN =
            Set.of("attention_fallback_count", "all_zero_count", "empty_roster_count", "n_teams");

    private final List<String> wanted;
    private final Map<String, JsonNode> leaves = new LinkedHashMap<>();

    ResultCollector(List<String> wanted) {
        this.wanted = wanted;
    }

    void add(JsonNode object) {
        flatten("", object);
    }

    private void flatten(String prefix, JsonNode object) {
        object.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                flatten(name + ".", field.getValue());
            } else {
                leaves.put(name, field.getValue());
            }
        });
    }

    ReportedResult.Parsed result() {
        Kept kept = new Kept();
        wanted.forEach(name -> move(name, true, kept));
        KNOWN.forEach(name -> move(name, false, kept));
        leaves.forEach((name, value) -> kept.take(name, value, true));
        return kept.result();
    }

    private void move(String name, boolean asMetric, Kept kept) {
        @Nullable JsonNode value = leaves.remove(name);
        if (value != null) {
            kept.take(name, value, asMetric);
        }
    }

    /** What is kept, and how much was not. */
    private static final class Kept {
        private final Map<String, Double> metrics = new LinkedHashMap<>();
        private final Set<String> invalid = new LinkedHashSet<>();
        private final Map<String, Object> diagnostics = new LinkedHashMap<>();
        private @Nullable String checkpoint;
        private int diagnosticBytes;
        private int dropped;

        private void take(String name, JsonNode value, boolean asMetric) {
            boolean number = value.isNumber();
            if (value.isNull()) {
                return;
            }
            if (name.equals(CHECKPOINT)
                    && value.isTextual()
                    && value.textValue().length() <= LONGEST_CHECKPOINT) {
                checkpoint = value.textValue();
            } else if (name.length() > LONGEST_NAME) {
                dropped++;
            } else if (number && asMetric) {
                metric(name, value.doubleValue());
            } else if (number && !Double.isFinite(value.doubleValue())) {
                invalid.add(name);
            } else {
                diagnostic(name, value);
            }
        }

        private void metric(String name, double value) {
            if (metrics.size() + invalid.size() >= MOST_METRICS) {
                dropped++;
            } else if (Double.isFinite(value)) {
                metrics.put(name, value + 0.0);
            } else {
                invalid.add(name);
            }
        }

        private void diagnostic(String name, JsonNode value) {
            int bytes = bytes(name) + bytes(value.toString());
            if (diagnosticBytes + bytes > MOST_DIAGNOSTIC_BYTES) {
                dropped++;
            } else {
                diagnosticBytes += bytes;
                diagnostics.put(name, plain(value));
            }
        }

        private ReportedResult.Parsed result() {
            if (dropped > 0) {
                diagnostics.put(
                        DROPPED,
                        "%d values: at most %d metrics and %d bytes of diagnostics are kept"
                                .formatted(dropped, MOST_METRICS, MOST_DIAGNOSTIC_BYTES));
            }
            return new ReportedResult.Parsed(metrics, invalid, diagnostics, checkpoint);
        }

        /** Lists are kept as their text: nobody decides by them, and they may hold NaN. */
        private static Object plain(JsonNode value) {
            if (value.isBoolean()) {
                return value.booleanValue();
            }
            if (value.isNumber()) {
                return value.canConvertToLong() && value.isIntegralNumber()
                        ? (Object) value.longValue()
                        : (Object) value.doubleValue();
            }
            return value.isTextual() ? value.textValue() : value.toString();
        }

        private static int bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
