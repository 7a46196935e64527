package dev.sweeps.app.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jboss.logging.Logger;

/** Says that a pass failed and is tried again: the API server's refusals in one line, anything else with its trace. */
final class FailedPass {
    private static final Logger LOG = Logger.getLogger("sweep");

    private FailedPass() {}

    static void log(HasMetadata about, Exception e) {
        var name =
                about.getMetadata().getNamespace() + "/" + about.getMetadata().getName();
        if (e instanceof KubernetesClientException refusal) {
            LOG.warnf("%s %s: pass failed and is tried again: %s", about.getKind(), name, words(refusal));
        } else {
            LOG.errorf(e, "%s %s: pass failed and is tried again", about.getKind(), name);
        }
    }

    /** What the API server said, as short as it can be said. */
    static String words(KubernetesClientException e) {
        var status = e.getStatus();
        return status == null || status.getMessage() == null ? String.valueOf(e.getMessage()) : status.getMessage();
    }
}
