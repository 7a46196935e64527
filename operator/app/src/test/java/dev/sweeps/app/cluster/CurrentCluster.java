package dev.sweeps.app.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** The cluster of the current kubeconfig. Nothing but namespaces of the tests is made on it, so it must already be what a test needs. */
record CurrentCluster(Path kubeconfig) implements TestCluster {

    static CurrentCluster of(Profile profile) {
        String variable = System.getenv().getOrDefault("KUBECONFIG", "");
        Path kubeconfig =
                variable.isEmpty() ? Path.of(System.getProperty("user.home"), ".kube", "config") : Path.of(variable);
        CurrentCluster cluster = new CurrentCluster(kubeconfig);
        cluster.abortUnlessItIs(profile);
        return cluster;
    }

    @Override
    public String description() {
        return "the cluster of " + kubeconfig;
    }

    @Override
    public void close() {
        // Its owner's.
    }

    private void abortUnlessItIs(Profile profile) {
        try (KubernetesClient client = newClient()) {
            List<Node> nodes = client.nodes().list().getItems();
            boolean fake = !nodes.isEmpty() && nodes.stream().allMatch(FakeNodes::isFake);
            boolean real = nodes.stream().anyMatch(node -> !FakeNodes.isFake(node));
            if (profile == Profile.FAKE && !fake) {
                throw new TestAbortedException(description() + " has nodes that kwok does not play, or none at all");
            }
            if (profile == Profile.REAL && !real) {
                throw new TestAbortedException(description() + " has no node that runs containers");
            }
        }
    }
}
