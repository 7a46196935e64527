package dev.sweeps.app.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** One cluster of each profile per run of the tests, brought up when the first test asks for it; one namespace per test. */
final class ClusterExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace STORE = Namespace.create(ClusterExtension.class);

    /** The cluster that the class of the test asks for. */
    static TestCluster clusterOf(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(profileOf(context), key -> Provider.chosen().start(key), TestCluster.class);
    }

    private static Profile profileOf(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), NeedsCluster.class)
                .orElseThrow()
                .value();
    }

    /** The operator's rights on that cluster. */
    static OperatorRights rightsOn(TestCluster cluster, ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(cluster.kubeconfig(), key -> OperatorRights.install(cluster), OperatorRights.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // An aborted or failed start is then the class's, with one message, not each test's.
        TestCluster cluster = clusterOf(context);
        if (profileOf(context) == Profile.REAL) {
            // There the chart brings the definitions, and Helm takes over nothing that it has not made.
            return;
        }
        try (KubernetesClient client = cluster.newClient()) {
            CustomResources.install(client);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestCluster.class || type == OperatorRights.class || type == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestCluster cluster = clusterOf(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == TestCluster.class) {
            return cluster;
        }
        if (type == OperatorRights.class) {
            return rightsOn(cluster, context);
        }
        return context.getStore(STORE)
                .computeIfAbsent(
                        context.getUniqueId(), key -> Lab.open(cluster, context.getRequiredTestClass()), Lab.class);
    }
}
