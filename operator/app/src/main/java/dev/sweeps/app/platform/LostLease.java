package dev.sweeps.app.platform;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Ends the process when it no longer holds the Lease, as one that was frozen finds when it wakes: another replica may lead by then, and two
 * that act would undo each other's work. Left to itself the framework goes on (operator-framework/java-operator-sdk#3619).
 */
@ApplicationScoped
public class LostLease {
    private static final Logger LOG = Logger.getLogger("sweep");
    private static final int FAILURE = 1;
    /** Before the framework gives the Lease up in an orderly end. */
    private static final int FIRST = 1;

    private volatile boolean ends;

    void endsInOrder(@Observes @Priority(FIRST) ShutdownEvent end) {
        ends = true;
    }

    void lost() {
        if (!ends) {
            LOG.error(
                    "The Lease is lost: this replica ends at once, because another one may lead by now;"
                            + " the kubelet starts it again. Seen often, it says that the API server or this node is overloaded");
            // Not exit: its hooks would wait for passes that must not go on, and for the framework that waits for this.
            Runtime.getRuntime().halt(FAILURE);
        }
    }
}
