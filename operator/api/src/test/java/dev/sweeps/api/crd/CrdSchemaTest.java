package dev.sweeps.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrdSchemaTest {
    /** Client-side {@code kubectl apply} keeps a copy in an annotation of at most this size, in bytes. */
    private static final int LARGEST_ANNOTATION = 262_144;

    static Collection<CustomResourceDefinition> definitions() {
        return CrdYaml.definitions().values();
    }

    static Collection<String> files() {
        return CrdYaml.files().values();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyFieldIsDescribed(CustomResourceDefinition crd) {
        SoftAssertions softly = new SoftAssertions();

        walk("", root(crd), (path, schema) -> {
            if (path.matches(".*[.][^.\\[\\]{}]+") && !path.startsWith(".metadata")) {
                softly.assertThat(schema.getDescription())
                        .as("description of %s", path)
                        .isNotBlank()
                        .endsWith(".");
            }
        });

        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyTextListAndMapIsBounded(CustomResourceDefinition crd) {
        SoftAssertions softly = new SoftAssertions();

        walk("", root(crd), (path, schema) -> {
            Object bound = bound(schema);
            softly.assertThat(bound).as("bound of %s", path).isNotNull();
        });

        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyWholeNumberOfTheSpecIsBounded(CustomResourceDefinition crd) {
        SoftAssertions softly = new SoftAssertions();

        walk("", root(crd), (path, schema) -> {
            if (path.startsWith(".spec") && "integer".equals(schema.getType())) {
                softly.assertThat(schema.getMinimum()).as("minimum of %s", path).isNotNull();
            }
        });

        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileIsSmallEnoughForClientSideApply(String yaml) {
        assertThat(yaml.length()).isLessThan(LARGEST_ANNOTATION / 2);
    }

    /** Something that is not null when the value cannot grow without end, or is the user's own. */
    private static @Nullable Object bound(JSONSchemaProps schema) {
        return switch (schema.getType()) {
            case "string" -> schema.getEnum().isEmpty() ? schema.getMaxLength() : schema.getEnum();
            case "array" -> schema.getMaxItems();
            case "object" -> schema.getProperties().isEmpty() ? openBound(schema) : schema;
            case null, default -> schema;
        };
    }

    private static @Nullable Object openBound(JSONSchemaProps schema) {
        return schema.getMaxProperties();
    }

    private static JSONSchemaProps root(CustomResourceDefinition crd) {
        return crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    }

    private static void walk(String path, JSONSchemaProps schema, BiConsumer<String, JSONSchemaProps> visit) {
        visit.accept(path, schema);
        Map<String, JSONSchemaProps> properties = schema.getProperties() == null ? Map.of() : schema.getProperties();
        properties.forEach((name, property) -> walk(path + "." + name, property, visit));
        if (schema.getItems() != null) {
            walk(path + "[]", schema.getItems().getSchema(), visit);
        }
        if (schema.getAdditionalProperties() != null) {
            walk(path + "{}", schema.getAdditionalProperties().getSchema(), visit);
        }
    }
}
