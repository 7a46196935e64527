package dev.sweeps.app.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line that is one JSON object; its numbers are metrics, nested ones by dotted name. */
final class JsonLines {
    private JsonLines() {}

    static Map<String, Double> read(String line) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (line.stripLeading().startsWith("{")) {
            try {
                collect("", Json.READER.readTree(line), metrics);
            } catch (JsonProcessingException e) {
                return Map.of();
            }
        }
        return metrics;
    }

    private static void collect(String prefix, JsonNode object, Map<String, Double> metrics) {
        object.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                collect(name + ".", field.getValue(), metrics);
            } else if (field.getValue().isNumber()) {
                metrics.put(name, field.getValue().doubleValue());
            }
        });
    }
}
