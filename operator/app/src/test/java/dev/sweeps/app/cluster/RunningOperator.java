package dev.sweeps.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One operator for all tests of a class. Whatever a test does to it, the process that was started is the one that runs after it. */
public final class RunningOperator implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {
    private final Map<String, String> environment;
    private @Nullable OperatorProcess process;
    private long pid;

    private RunningOperator(Map<String, String> environment) {
        this.environment = environment;
    }

    /** An operator for all namespaces, as the chart installs it by default. */
    public static RunningOperator forAllNamespaces() {
        return new RunningOperator(Map.of());
    }

    /** The same with further environment. */
    public static RunningOperator with(Map<String, String> environment) {
        return new RunningOperator(environment);
    }

    public OperatorProcess process() {
        return Objects.requireNonNull(process);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        TestCluster cluster = ClusterExtension.clusterOf(context);
        String name = context.getRequiredTestClass().getSimpleName();
        process = new OperatorProcess(ClusterExtension.rightsOn(cluster, context), name, environment).start();
        pid = process.pid();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(process().isAlive())
                .as("the operator still runs; see %s", process().log())
                .isTrue();
        assertThat(process().pid()).isEqualTo(pid);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (process != null) {
            process.close();
        }
    }
}
