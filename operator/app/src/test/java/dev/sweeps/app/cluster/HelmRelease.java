package dev.sweeps.app.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** The operator as a user gets it: its image in the cluster, and the chart installed by Helm. It stays for all classes of a run. */
public final class HelmRelease implements BeforeAllCallback {
    private static final String RELEASE = "sweep-operator";
    private static final String NAMESPACE = "sweep-release";

    /** The first build of a machine installs Debian packages and Python's numerical libraries. */
    private static final Duration BUILD = Duration.ofMinutes(30);

    private static final Duration INSTALL = Duration.ofMinutes(6);

    private @Nullable TestCluster cluster;

    /** Builds the images, once, and installs the chart: an earlier class may have left another release, or none. */
    @Override
    public void beforeAll(ExtensionContext context) {
        TestCluster here = ClusterExtension.clusterOf(context);
        cluster = here;
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(HelmRelease.class))
                .computeIfAbsent(here.kubeconfig(), key -> {
                    if (!(here instanceof EmbeddedCluster embedded)) {
                        throw new TestAbortedException("images can be handed to the embedded cluster only, not to "
                                + here.description() + ": run with -Dcluster=embedded, as root");
                    }
                    image(embedded, "sweep-operator:dev", "operator/app/src/main/docker/Dockerfile", "operator/app");
                    String trial = "examples/local-cluster/images/trial";
                    image(embedded, "sweep-trial:dev", trial + "/Dockerfile", trial);
                    return Boolean.TRUE;
                });
        upgrade();
    }

    /** {@code helm upgrade --install} with further values; waits until the new pod is ready. */
    public void upgrade(String... values) {
        List<String> words = new ArrayList<>(List.of(
                "upgrade",
                RELEASE,
                Checkout.at("helm/sweep-operator").toString(),
                "--install",
                "--create-namespace",
                // The CRDs are there already for the classes that run without a release.
                "--take-ownership",
                "--set=image.tag=dev",
                "--wait",
                "--timeout=4m"));
        for (String value : values) {
            words.add("--set-string=" + value);
        }
        helm(words);
    }

    /** Ends the operator's pod without notice; the Deployment starts another one. */
    public void kill() {
        try (KubernetesClient client = Objects.requireNonNull(cluster).newClient()) {
            client.pods()
                    .inNamespace(NAMESPACE)
                    .withLabel("app.kubernetes.io/name", "sweep-operator")
                    .withGracePeriod(0)
                    .delete();
        }
    }

    public void uninstall() {
        helm(List.of("uninstall", RELEASE, "--wait", "--timeout=2m"));
    }

    private void helm(List<String> words) {
        List<String> all = new ArrayList<>(List.of(Tools.path("helm")));
        all.addAll(words);
        all.add("--namespace=" + NAMESPACE);
        all.add("--kubeconfig=" + Objects.requireNonNull(cluster).kubeconfig());
        ran(Command.run(INSTALL, Map.of(), all));
    }

    private static void image(EmbeddedCluster cluster, String name, String dockerfile, String context) {
        ran(Command.run(
                BUILD,
                Map.of(),
                List.of(
                        EmbeddedCluster.PROGRAM,
                        "image",
                        "build",
                        name,
                        "--file",
                        Checkout.at(dockerfile).toString(),
                        "--context",
                        Checkout.at(context).toString(),
                        "--name",
                        cluster.name())));
    }

    private static void ran(Command command) {
        if (command.status() != 0) {
            throw new AssertionError(command);
        }
    }
}
