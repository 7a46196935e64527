package dev.sweeps.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;

/** The Sweep that tests start from: six random points in the unit square, three at once, each for 200 ms on one fake GPU. */
public final class Manifests {
    private static final String SPEC =
            """
            objective: {metric: loss, goal: minimize}
            parameters:
              x: {distribution: uniform, min: 0, max: 1}
              y: {distribution: uniform, min: 0, max: 1}
            search: {algorithm: random, seed: 7}
            trials: {max: 6, parallel: 3}
            template:
              metadata:
                annotations: {fake.sweeps.dev/duration-ms: "200"}
              spec:
                containers:
                - name: train
                  image: fake
                  command: [train]
                  resources: {limits: {nvidia.com/gpu: "1"}}
            """;

    private Manifests() {}

    /** That Sweep under the given name, the YAML of {@code changes} merged into its spec; {@code null} takes a field away. */
    public static GenericKubernetesResource sweep(String name, String changes) {
        ObjectNode spec = Serialization.unmarshal(SPEC, ObjectNode.class);
        if (!changes.isBlank()) {
            merge(spec, yaml(changes));
        }
        ObjectNode sweep = spec.objectNode();
        sweep.put("apiVersion", "sweeps.dev/v1alpha1").put("kind", "Sweep");
        sweep.putObject("metadata").put("name", name);
        sweep.set("spec", spec);
        return Serialization.unmarshal(Serialization.asJson(sweep), GenericKubernetesResource.class);
    }

    /** Reads YAML, also what looks like JSON at its first character. */
    static ObjectNode yaml(String text) {
        return Serialization.unmarshal("---\n" + text, ObjectNode.class);
    }

    private static void merge(ObjectNode target, ObjectNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String field = change.getKey();
            if (change.getValue().isNull()) {
                target.remove(field);
            } else if (change.getValue() instanceof ObjectNode inner && target.get(field) instanceof ObjectNode old) {
                merge(old, inner);
            } else {
                target.set(field, change.getValue());
            }
        }
    }
}
