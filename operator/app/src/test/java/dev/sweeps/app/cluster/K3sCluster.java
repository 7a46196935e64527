package dev.sweeps.app.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** k3s in Docker, for machines that have Docker and can pull its image ({@code -Dcluster.k3s.image} names another one). */
record K3sCluster(K3sContainer container, Path kubeconfig, @Nullable FakeNodes nodes) implements TestCluster {
    private static final String IMAGE = "rancher/k3s:v1.34.4-k3s1";

    static K3sCluster start(Profile profile) {
        K3sContainer container = new K3sContainer(DockerImageName.parse(System.getProperty("cluster.k3s.image", IMAGE))
                .asCompatibleSubstituteFor("rancher/k3s"));
        container.start();
        try {
            Path kubeconfig =
                    Files.writeString(Files.createTempFile("sweep-k3s", ".kubeconfig"), container.getKubeConfigYaml());
            K3sCluster bare = new K3sCluster(container, kubeconfig, null);
            return profile == Profile.FAKE ? new K3sCluster(container, kubeconfig, FakeNodes.add(bare)) : bare;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String description() {
        return "k3s in Docker";
    }

    @Override
    public void close() {
        if (nodes != null) {
            nodes.close();
        }
        container.stop();
    }
}
