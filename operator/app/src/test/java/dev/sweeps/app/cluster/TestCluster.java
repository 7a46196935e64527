package dev.sweeps.app.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/** A running Kubernetes for the tests, wherever it comes from; closing it removes what was started for it. */
public interface TestCluster extends AutoCloseable {
    /** Credentials of an administrator. */
    Path kubeconfig();

    /** What this cluster is called in messages. */
    String description();

    @Override
    void close();

    /** A new client with an administrator's rights; the caller closes it. */
    default KubernetesClient newClient() {
        return new KubernetesClientBuilder()
                .withConfig(
                        ClientKey.recognised(Config.fromKubeconfig(kubeconfig().toFile())))
                .build();
    }
}
