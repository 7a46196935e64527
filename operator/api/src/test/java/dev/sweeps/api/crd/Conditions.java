package dev.sweeps.api.crd;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives conditions the schema of Kubernetes' own {@code metav1.Condition}, and the key {@code type}. */
final class Conditions {
    private Conditions() {}

    static void complete(JSONSchemaProps list) {
        CrdFinish.keyedBy("type", list);
        JSONSchemaProps condition = list.getItems().getSchema();
        condition.setRequired(List.of("lastTransitionTime", "message", "reason", "status", "type"));
        condition.setProperties(new TreeMap<>(Map.of(
                "type", text("Progressing, Complete, Failed, Suspended or Stalled.", 316),
                "status", status(),
                "reason", text("Why, in one CamelCase word.", 1024),
                "message", text("Why, in a sentence that says what to do.", 32768),
                "lastTransitionTime", transition(),
                "observedGeneration", generation())));
    }

    private static JSONSchemaProps status() {
        JSONSchemaProps status = text("True, False or Unknown.", 7);
        // Not an enum: YAML 1.1 reads an unquoted True as a boolean.
        status.setPattern("^(True|False|Unknown)$");
        return status;
    }

    private static JSONSchemaProps transition() {
        JSONSchemaProps time = text("When the status last changed, RFC 3339.", 64);
        time.setFormat("date-time");
        return time;
    }

    private static JSONSchemaProps generation() {
        return new JSONSchemaPropsBuilder()
                .withType("integer")
                .withFormat("int64")
                .withMinimum(0.0)
                .withDescription("The metadata.generation that this condition is about.")
                .build();
    }

    private static JSONSchemaProps text(String description, long max) {
        return new JSONSchemaPropsBuilder()
                .withType("string")
                .withDescription(description)
                .withMaxLength(max)
                .build();
    }
}
