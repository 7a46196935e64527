package dev.sweeps.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {
    private static final Path MANIFESTS = Path.of("src/test/resources/manifests");

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    static List<Path> valid() throws IOException {
        try (Stream<Path> files = Files.list(MANIFESTS)) {
            return files.filter(file -> file.getFileName().toString().startsWith("valid-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void whatAUserWritesIsReadAndWrittenWithoutLoss(Path manifest) throws IOException {
        JsonNode written = serialization.unmarshal(Files.readString(manifest), JsonNode.class);

        Sweep sweep = serialization.unmarshal(Files.readString(manifest), Sweep.class);

        JsonNode spec = serialization.convertValue(sweep.getSpec(), JsonNode.class);
        assertThat(withDoubles(spec)).isEqualTo(withDoubles(written.get("spec")));
    }

    @Test
    void fieldsOfANewerVersionAreIgnored() {
        Sweep sweep = serialization.unmarshal(
                """
                apiVersion: sweeps.dev/v1alpha1
                kind: Sweep
                metadata: {name: newer}
                future: 1
                spec:
                  objective: {metric: reward, goal: maximize, weight: 2}
                  parameters: {lr: {min: 0, max: 1, prior: flat}}
                  template: {spec: {containers: [{name: main}]}}
                  ui: {color: red}
                status: {state: Running, weather: fine}
                """,
                Sweep.class);

        assertThat(sweep.getSpec().objective()).isEqualTo(new Objective("reward", Goal.MAXIMIZE, null));
        assertThat(sweep.getStatus().state()).isEqualTo(SweepState.RUNNING);
    }

    @Test
    void anObjectWithoutItsRequiredFieldsIsStillRead() {
        Sweep sweep = serialization.unmarshal(
                """
                apiVersion: sweeps.dev/v1alpha1
                kind: Sweep
                metadata: {name: bare}
                spec: {}
                """,
                Sweep.class);

        assertThat(sweep.getSpec().parameters()).isEmpty();
        assertThat(sweep.getSpec().template()).isEmpty();
    }

    /** A whole number in a number field is read as a double: 1 and 1.0 are the same value in JSON. */
    private static JsonNode withDoubles(JsonNode node) {
        if (node.isNumber()) {
            return DoubleNode.valueOf(node.doubleValue());
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(withDoubles(entry.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withDoubles(array.get(i)));
            }
        }
        return node;
    }
}
