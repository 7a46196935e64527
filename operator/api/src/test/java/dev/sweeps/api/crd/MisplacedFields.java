package dev.sweeps.api.crd;

import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys that people bring from W&B, Metta or PufferLib to the top of {@code spec}. An unknown field would be dropped in
 * silence by some clients; these are known, and refused with the place where they belong.
 */
final class MisplacedFields {
    /** What CEL must be told of a value that it never looks into; {@code ANY} is out of its reach. */
    private enum Shape {
        OBJECT,
        SCALAR,
        ANY
    }

    private record Misplaced(String name, Shape shape, String place) {}

    private static final List<Misplaced> FIELDS = List.of(
            ofTheProgram("trainer"),
            ofTheProgram("train"),
            new Misplaced("env", Shape.ANY, "use spec.overrides.env, or spec.template for environment variables"),
            new Misplaced("sweep", Shape.OBJECT, "its content goes directly below spec, without the word sweep"),
            new Misplaced("metric", Shape.ANY, "use spec.objective.metric"),
            new Misplaced("goal", Shape.SCALAR, "use spec.objective.goal"),
            new Misplaced("method", Shape.SCALAR, "use spec.search.algorithm"),
            new Misplaced("program", Shape.SCALAR, "use spec.template.spec.containers[0].command"),
            new Misplaced("command", Shape.ANY, "use spec.template.spec.containers[0].command"),
            new Misplaced("run_cap", Shape.SCALAR, "use spec.trials.max"),
            new Misplaced("rollout_count", Shape.SCALAR, "use spec.trials.max"),
            new Misplaced("num_samples", Shape.SCALAR, "use spec.trials.samples"),
            new Misplaced("early_terminate", Shape.OBJECT, "use spec.earlyStop"));

    private MisplacedFields() {}

    private static Misplaced ofTheProgram(String name) {
        return new Misplaced(
                name, Shape.OBJECT, "settings of your program go below spec.overrides: use spec.overrides." + name);
    }

    static void refuse(JSONSchemaProps spec) {
        Map<String, JSONSchemaProps> properties = new TreeMap<>(spec.getProperties());
        List<ValidationRule> rules = new ArrayList<>(spec.getXKubernetesValidations());
        for (Misplaced field : FIELDS) {
            properties.put(field.name(), schema(field));
            if (field.shape() != Shape.ANY) {
                rules.add(rule(field));
            }
        }
        spec.setProperties(properties);
        spec.setXKubernetesValidations(rules);
    }

    private static JSONSchemaProps schema(Misplaced field) {
        JSONSchemaProps schema = new JSONSchemaProps();
        schema.setDescription("Not a field: " + field.place() + ".");
        switch (field.shape()) {
            case OBJECT -> {
                schema.setType("object");
                schema.setMaxProperties(1000L);
                schema.setXKubernetesPreserveUnknownFields(true);
            }
            case SCALAR -> schema.setXKubernetesIntOrString(true);
            case ANY -> {
                schema.setXKubernetesPreserveUnknownFields(true);
                schema.setEnum(List.of(TextNode.valueOf("not here: " + field.place())));
            }
        }
        return schema;
    }

    private static ValidationRule rule(Misplaced field) {
        return new ValidationRuleBuilder()
                .withRule("!has(self." + field.name() + ")")
                .withMessage("not a field of a Sweep: " + field.place())
                .withFieldPath("." + field.name())
                .withReason("FieldValueForbidden")
                .build();
    }
}
