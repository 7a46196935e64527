package dev.sweeps.api.crd;

import dev.sweeps.api.Limits;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What annotations cannot say: the kinds' own descriptions, keyed lists, open content, the order of columns. */
final class CrdFinish {
    private CrdFinish() {}

    static CustomResourceDefinition finish(CustomResourceDefinition crd) {
        CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
        JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
        OpenContent.open(root);
        root.setRequired(List.of("spec"));
        root.getProperties().put("metadata", metadata());
        property(root, "status").setDescription("What the operator reports.");
        if (crd.getSpec().getNames().getKind().equals("Sweep")) {
            finishSweep(root);
            sortColumns(version, Sweep.class);
        } else {
            finishTrial(root);
            sortColumns(version, Trial.class);
        }
        everySchema(root).forEach(CrdFinish::dropRepeatedRules);
        return crd;
    }

    private static void finishSweep(JSONSchemaProps root) {
        root.setDescription(
                "A search over the parameters of a training program: what to vary, what to optimise, and the"
                        + " pod that runs one trial.");
        JSONSchemaProps spec = property(root, "spec");
        spec.setDescription("What you write.");
        JSONSchemaProps parameter =
                property(spec, "parameters").getAdditionalProperties().getSchema();
        OpenContent.makeArray(property(parameter, "values"));
        spec.getProperties().put("template", PodTemplates.schema(property(spec, "template")));
        MisplacedFields.refuse(spec);
        keyedBy("name", property(spec, "steps"));
        keyedBy("metric", property(spec, "constraints"));
        keyedBy("name", property(spec, "earlyStop", "rules"));
        Conditions.complete(property(root, "status", "conditions"));
    }

    private static void finishTrial(JSONSchemaProps root) {
        root.setDescription("One configuration of a Sweep and everything known about its run: a small record that"
                + " outlives its Job and its Pod. Made by the operator.");
        property(root, "spec").setDescription("What is tried.");
        OpenContent.makeMap(property(root, "spec", "parameters"));
        keyedBy("name", property(root, "status", "steps"));
    }

    /** The one field of the metadata that a definition may speak of; rules about names point at it. */
    private static JSONSchemaProps metadata() {
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .addToProperties(
                        "name",
                        new JSONSchemaPropsBuilder()
                                .withType("string")
                                .withMaxLength((long) Limits.NAME)
                                .build())
                .build();
    }

    static JSONSchemaProps property(JSONSchemaProps schema, String... path) {
        JSONSchemaProps found = schema;
        for (String name : path) {
            found = Objects.requireNonNull(found.getProperties().get(name), name);
        }
        return found;
    }

    /** This schema and all below it. */
    static Stream<JSONSchemaProps> everySchema(JSONSchemaProps schema) {
        Stream<JSONSchemaProps> below = Stream.of(
                        schema.getProperties() == null
                                ? Stream.<JSONSchemaProps>empty()
                                : schema.getProperties().values().stream(),
                        schema.getItems() == null
                                ? Stream.<JSONSchemaProps>empty()
                                : Stream.of(schema.getItems().getSchema()),
                        schema.getAdditionalProperties() == null
                                ? Stream.<JSONSchemaProps>empty()
                                : Stream.of(schema.getAdditionalProperties().getSchema()))
                .flatMap(schemas -> schemas);
        return Stream.concat(Stream.of(schema), below.flatMap(CrdFinish::everySchema));
    }

    /** Without keys server-side apply would replace such a list as a whole; with them a repeated key is refused. */
    static void keyedBy(String key, JSONSchemaProps list) {
        list.setXKubernetesListType("map");
        list.setXKubernetesListMapKeys(List.of(key));
    }

    /** The generator reads an annotation of a record component from the field and from the accessor. */
    private static void dropRepeatedRules(JSONSchemaProps schema) {
        if (schema.getXKubernetesValidations() != null) {
            schema.setXKubernetesValidations(List.copyOf(new LinkedHashSet<>(schema.getXKubernetesValidations())));
        }
    }

    /** The generator sorts columns by path; users read them in the order of the annotations. */
    private static void sortColumns(CustomResourceDefinitionVersion version, Class<?> type) {
        List<String> order = Arrays.stream(type.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        version.setAdditionalPrinterColumns(version.getAdditionalPrinterColumns().stream()
                .sorted(Comparator.comparing(
                        (CustomResourceColumnDefinition column) -> order.indexOf(column.getName())))
                .toList());
    }
}
