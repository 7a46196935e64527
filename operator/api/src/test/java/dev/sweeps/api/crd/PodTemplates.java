package dev.sweeps.api.crd;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The outline of a PodTemplateSpec. The API server checks the rest when the operator asks it about the rendered pod: a
 * copy of the whole schema would be ten times the rest of the definition, and older than the server's own.
 */
final class PodTemplates {
    private PodTemplates() {}

    static JSONSchemaProps schema(JSONSchemaProps generated) {
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .withDescription(generated.getDescription())
                .withRequired("spec")
                .addToProperties("metadata", metadata())
                .addToProperties("spec", spec())
                .build();
    }

    private static JSONSchemaProps metadata() {
        return open("Labels and annotations of the pod. Its name and its namespace are the operator's.")
                .withMaxProperties(64L)
                .build();
    }

    private static JSONSchemaProps spec() {
        return open("Specification of the pod, as in a Job. restartPolicy is Never.")
                .withMaxProperties(64L)
                .withRequired("containers")
                .addToProperties("containers", containers())
                .build();
    }

    private static JSONSchemaProps containers() {
        return new JSONSchemaPropsBuilder()
                .withType("array")
                .withDescription("Containers of the pod; the first one is the program that is tried.")
                .withMinItems(1L)
                .withMaxItems(32L)
                .withNewItems()
                .withSchema(open(null).withMaxProperties(64L).build())
                .endItems()
                .build();
    }

    private static JSONSchemaPropsBuilder open(@Nullable String description) {
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .withDescription(description)
                .withXKubernetesPreserveUnknownFields(true);
    }
}
