package dev.sweeps.app.platform;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Frees the Lease when this replica ends in order, so that the next one need not wait until it has run out. The framework asks its
 * elector to keep it. It is freed only after the last pass has ended: two replicas that act would undo each other's work.
 */
@ApplicationScoped
public class LeaseHandover {
    private static final Logger LOG = Logger.getLogger("sweep");
    /** After the framework, which has no priority of its own (2,500) and waits for the passes that run. */
    private static final int LAST = 3_000;
    /** For passes that the framework has interrupted because they took too long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OperatorSettings settings;
    private final KubernetesClient client;
    private final String holder;
    private volatile boolean led;

    LeaseHandover(OperatorSettings settings, KubernetesClient client) {
        this.settings = settings;
        this.client = client;
        this.holder = settings.leaseHolder().orElseGet(() -> UUID.randomUUID().toString());
    }

    /** The name under which this replica holds the Lease. */
    String holder() {
        return holder;
    }

    String namespace() {
        return settings.leaseNamespace().orElseGet(client::getNamespace);
    }

    /** From now on there is something to hand over. */
    void leads() {
        led = true;
    }

    void handOver(@Observes @Priority(LAST) ShutdownEvent end, Operator operator) {
        if (!led) {
            return;
        }
        if (!haveEnded(
                operator.getConfigurationService().getExecutorServiceManager().reconcileExecutorService(), PATIENCE)) {
            LOG.warn("The Lease is kept until it runs out, because a pass goes on");
            return;
        }
        try {
            free(
                            client.leases()
                                    .inNamespace(namespace())
                                    .withName(settings.leaseName())
                                    .get(),
                            holder)
                    .ifPresent(free -> {
                        client.resource(free).update();
                        LOG.info("The Lease is handed over");
                    });
        } catch (KubernetesClientException e) {
            LOG.warnf("The Lease is kept until it runs out: %s", e.getMessage());
        }
    }

    /**
     * Whether the last of the passes has ended.
     *
     * @param passes takes no more of them
     * @param patience how long to wait for it
     */
    static boolean haveEnded(ExecutorService passes, Duration patience) {
        try {
            return passes.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The Lease without its holder, in the version that was read, so that the write fails when another replica was faster.
     *
     * @param lease as it is; absent: there is none
     * @return empty when the Lease is not ours to free
     */
    static Optional<Lease> free(@Nullable Lease lease, String holder) {
        return Optional.ofNullable(lease)
                .filter(held ->
                        held.getSpec() != null && holder.equals(held.getSpec().getHolderIdentity()))
                .map(held ->
                        held.edit().editSpec().withHolderIdentity("").endSpec().build());
    }
}
