package dev.sweeps.app.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Nodes that kwok plays, added to a cluster that has none; the embedded cluster brings its own. */
record FakeNodes(Process kwok) implements AutoCloseable {
    private static final String ANNOTATION = "kwok.x-k8s.io/node";

    private static final int NODES = 20;

    private static final Map<String, Quantity> RESOURCES = Map.of(
            "cpu", new Quantity("64"),
            "memory", new Quantity("512Gi"),
            "ephemeral-storage", new Quantity("1Ti"),
            "pods", new Quantity("250"),
            "nvidia.com/gpu", new Quantity("8"));

    /** Closes the cluster's own nodes to pods and adds fake ones. */
    static FakeNodes add(TestCluster cluster) {
        try (KubernetesClient client = cluster.newClient()) {
            client.nodes()
                    .list()
                    .getItems()
                    .forEach(node -> Objects.requireNonNull(client.nodes()
                            .withName(node.getMetadata().getName())
                            .edit(n -> new NodeBuilder(n)
                                    .editSpec()
                                    .withUnschedulable(true)
                                    .endSpec()
                                    .build())));
            Process kwok = new ProcessBuilder(List.of(
                            Tools.path("kwok"),
                            "--kubeconfig=" + cluster.kubeconfig(),
                            "--config=" + Checkout.at("examples/local-cluster/kwok/stages.yaml")))
                    .redirectErrorStream(true)
                    .redirectOutput(Checkout.logs().resolve("kwok.log").toFile())
                    .start();
            for (int number = 0; number < NODES; number++) {
                client.resource(node("fake-%04d".formatted(number))).serverSideApply();
            }
            return new FakeNodes(kwok);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isFake(Node node) {
        Map<String, String> annotations = node.getMetadata().getAnnotations();
        return annotations != null && "fake".equals(annotations.get(ANNOTATION));
    }

    @Override
    public void close() {
        try {
            kwok.destroy();
            if (!kwok.waitFor(10, TimeUnit.SECONDS)) {
                kwok.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Node node(String name) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToAnnotations(ANNOTATION, "fake")
                .addToLabels("type", "kwok")
                .addToLabels("kubernetes.io/hostname", name)
                .addToLabels("kubernetes.io/os", "linux")
                .endMetadata()
                .withNewStatus()
                .withCapacity(RESOURCES)
                .withAllocatable(RESOURCES)
                .endStatus()
                .build();
    }
}
