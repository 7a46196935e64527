package dev.sweeps.app.it;

import dev.sweeps.api.Sweep;

/** What tools such as Flux, Argo CD and {@code kustomize} make of a Sweep: the generic rules of sigs.k8s.io/cli-utils kstatus. */
enum KStatus {
    IN_PROGRESS,
    FAILED,
    CURRENT,
    TERMINATING;

    static KStatus of(Sweep sweep) {
        if (sweep.getMetadata().getDeletionTimestamp() != null) {
            return TERMINATING;
        }
        Long observed = sweep.getStatus() == null ? null : sweep.getStatus().observedGeneration();
        if (observed != null && !observed.equals(sweep.getMetadata().getGeneration())) {
            return IN_PROGRESS;
        }
        if (Claims.isTrue(sweep, "Reconciling")) {
            return IN_PROGRESS;
        }
        if (Claims.isTrue(sweep, "Stalled")) {
            return FAILED;
        }
        if (Claims.condition(sweep, "Ready").isPresent() && !Claims.isTrue(sweep, "Ready")) {
            return IN_PROGRESS;
        }
        return CURRENT;
    }
}
