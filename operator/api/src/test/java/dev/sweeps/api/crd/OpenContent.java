package dev.sweeps.api.crd;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrArray;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrBool;

/** Content that is the user's: any JSON value, or any JSON object. */
final class OpenContent {
    private OpenContent() {}

    /** The generator types a {@code Map<String, Object>} as a map of objects and an {@code Object} as an object. */
    static void open(JSONSchemaProps root) {
        CrdFinish.everySchema(root)
                .filter(schema -> Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields()))
                .toList()
                .forEach(schema -> {
                    if (schema.getAdditionalProperties() == null) {
                        schema.setType(null);
                    }
                    schema.setAdditionalProperties(null);
                });
    }

    /** A list of any values. */
    static void makeArray(JSONSchemaProps schema) {
        schema.setType("array");
        schema.setItems(new JSONSchemaPropsOrArray(null, anything()));
        schema.setXKubernetesPreserveUnknownFields(null);
    }

    /** A map of any values: no rule can look into it, but the equality of what holds it compares every key. */
    static void makeMap(JSONSchemaProps schema) {
        schema.setType("object");
        schema.setAdditionalProperties(new JSONSchemaPropsOrBool(null, anything()));
        schema.setXKubernetesPreserveUnknownFields(null);
    }

    private static JSONSchemaProps anything() {
        JSONSchemaProps any = new JSONSchemaProps();
        any.setXKubernetesPreserveUnknownFields(true);
        return any;
    }
}
