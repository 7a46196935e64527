package dev.sweeps.app.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operator's service account with exactly the roles of the chart, and a kubeconfig with a token of it.
 *
 * @param kubeconfig credentials of the service account
 * @param user the name that the API server gives it
 */
public record OperatorRights(Path kubeconfig, String namespace, String user) {
    private static final String NAMESPACE = "sweep-system";
    private static final Set<String> KINDS =
            Set.of("ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
    private static final long TOKEN_SECONDS = Duration.ofHours(12).toSeconds();

    /** Renders the chart for the whole cluster, applies its service account and roles, and asks for a token. */
    public static OperatorRights install(TestCluster cluster) {
        try (KubernetesClient client = cluster.newClient()) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(NAMESPACE)
                            .endMetadata()
                            .build())
                    .serverSideApply();
            List<HasMetadata> wanted = rendered(client);
            wanted.forEach(object -> client.resource(object)
                    .inNamespace(NAMESPACE)
                    .forceConflicts()
                    .serverSideApply());
            String account = wanted.stream()
                    .filter(ServiceAccount.class::isInstance)
                    .findFirst()
                    .orElseThrow()
                    .getMetadata()
                    .getName();
            return new OperatorRights(
                    write(cluster, client, token(client, account)),
                    NAMESPACE,
                    "system:serviceaccount:%s:%s".formatted(NAMESPACE, account));
        }
    }

    private static List<HasMetadata> rendered(KubernetesClient client) {
        String yaml = Command.run(
                        Duration.ofMinutes(1),
                        Map.of(),
                        List.of(
                                Tools.path("helm"),
                                "template",
                                "sweep-operator",
                                Checkout.at("helm/sweep-operator").toString(),
                                "--namespace=" + NAMESPACE,
                                // Otherwise helm takes the cluster for the oldest one that it knows.
                                "--kube-version="
                                        + client.getKubernetesVersion().getGitVersion()))
                .orFail();
        return client.load(new java.io.ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items().stream()
                .filter(object -> KINDS.contains(object.getKind()))
                .toList();
    }

    private static String token(KubernetesClient client, String account) {
        TokenRequest request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(TOKEN_SECONDS)
                .endSpec()
                .build();
        return client.serviceAccounts()
                .inNamespace(NAMESPACE)
                .withName(account)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }

    /** The administrator's kubeconfig with the token in the place of the administrator's certificate. */
    private static Path write(TestCluster cluster, KubernetesClient client, String token) {
        Map<String, Object> kubeconfig = Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Config",
                "current-context",
                "operator",
                "clusters",
                List.of(Map.of(
                        "name",
                        "operator",
                        "cluster",
                        Map.of(
                                "server",
                                client.getConfiguration().getMasterUrl(),
                                "certificate-authority-data",
                                authority(client)))),
                "contexts",
                List.of(Map.of("name", "operator", "context", Map.of("cluster", "operator", "user", "operator"))),
                "users",
                List.of(Map.of("name", "operator", "user", Map.of("token", token))));
        try {
            Files.createDirectories(Checkout.logs());
            Path file = Checkout.logs()
                    .resolve("operator-%08x.kubeconfig"
                            .formatted(cluster.kubeconfig().hashCode()));
            return Files.writeString(file, Serialization.asYaml(kubeconfig));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String authority(KubernetesClient client) {
        String data = client.getConfiguration().getCaCertData();
        if (data != null) {
            return data;
        }
        try {
            Path file = Path.of(client.getConfiguration().getCaCertFile());
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
