package dev.sweeps.app.reconcile;

import dev.sweeps.api.RungOrder;
import dev.sweeps.api.StopOrder;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Every write that the operator makes, counted by kind. Creates are safe to repeat: names are deterministic and an object
 * that is already there counts as made when it has the same owner. Status writes carry the resource version that was read,
 * so a write from a stale view is refused by the API server instead of hiding a newer state.
 */
@ApplicationScoped
public class ClusterWrites {
    private static final Logger LOG = Logger.getLogger(ClusterWrites.class);
    private static final int UNPROCESSABLE = 422;
    private static final int MOST_DELETED = 10_000;
    private static final Set<Integer> HARMLESS_FOR_DEADLINES =
            Set.of(HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_NOT_FOUND, UNPROCESSABLE);

    private final KubernetesClient client;
    private final MeterRegistry registry;

    /** Uids of the Jobs deleted last: what an older one saved was one call. */
    private final Set<String> deleted =
            Collections.synchronizedSet(Collections.newSetFromMap(new Recent<>(MOST_DELETED)));

    ClusterWrites(KubernetesClient client, MeterRegistry registry) {
        this.client = client;
        this.registry = registry;
    }

    /** What became of a create. */
    enum Creation {
        MADE,
        ALREADY_THERE,
        /** The name is still held by an object of another owner, for example of a deleted namesake that is being collected. */
        NAME_TAKEN,
        /** The namespace is being deleted, and everything of this sweep with it: nothing is left to be done. */
        NAMESPACE_ENDS
    }

    Creation create(HasMetadata desired) {
        try {
            client.resource(desired).create();
            count(desired.getKind(), "create");
            return Creation.MADE;
        } catch (KubernetesClientException e) {
            if (namespaceEnds(e)) {
                return Creation.NAMESPACE_ENDS;
            }
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || !exists(e)) {
                throw e;
            }
            return sameOwner(desired) ? Creation.ALREADY_THERE : Creation.NAME_TAKEN;
        }
    }

    /** Writes the status that {@code resource} carries; fails with a conflict when the object has changed since it was read. */
    <T extends HasMetadata> T writeStatus(T resource) {
        var written = client.resource(resource).updateStatus();
        count(resource.getKind(), "status");
        return written;
    }

    /** Tells the trial to end; an order that stands already is kept. */
    void orderStop(Sweep sweep, String trial, StopOrder order) {
        var spec = Map.of("spec", Map.of("stop", order));
        client.resources(Trial.class)
                .inNamespace(sweep.getMetadata().getNamespace())
                .withName(trial)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        client.getKubernetesSerialization().asJson(spec));
        count("Trial", "patch");
    }

    /**
     * Stores what was decided about a trial at a rung, in place of what was decided at an earlier one; fails with a conflict when the
     * trial has changed since it was read.
     */
    void moveTo(Trial trial, RungOrder order) {
        var patch = List.of(
                Map.of(
                        "op",
                        "replace",
                        "path",
                        "/metadata/resourceVersion",
                        "value",
                        trial.getMetadata().getResourceVersion()),
                Map.of("op", "add", "path", "/spec/rung", "value", order));
        client.resources(Trial.class)
                .inNamespace(trial.getMetadata().getNamespace())
                .withName(trial.getMetadata().getName())
                .patch(
                        PatchContext.of(PatchType.JSON),
                        client.getKubernetesSerialization().asJson(patch));
        count("Trial", "patch");
    }

    /** Lets a trial start that was held; one that may start already stays as it is. */
    void start(Sweep sweep, String trial) {
        client.resources(Trial.class)
                .inNamespace(sweep.getMetadata().getNamespace())
                .withName(trial)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"cache\":{\"waitsFor\":null}}}");
        count("Trial", "patch");
    }

    /** Deletes the Job and its pods; once, although the cache goes on showing it for a while. */
    void delete(Job job, DeletionPropagation propagation) {
        if (deleted.add(job.getMetadata().getUid())) {
            try {
                client.resource(job).withPropagationPolicy(propagation).delete();
            } catch (KubernetesClientException e) {
                deleted.remove(job.getMetadata().getUid());
                throw e;
            }
            count("Job", "delete");
        }
    }

    /** Lets a suspended Job run. */
    void resume(Job job) {
        client.resource(job).patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":false}}");
        count("Job", "patch");
    }

    /** Deletes the Sweep that was read, and not a namesake; its trials go with it. */
    void delete(Sweep sweep) {
        client.resource(sweep).lockResourceVersion().delete();
        count("Sweep", "delete");
    }

    /**
     * Sets the pod's activeDeadlineSeconds. A pod that is gone or has a shorter one stays as it is, and so does one that the operator
     * may not change (roles of an older chart): it then has the time to start on top.
     */
    void shortenDeadline(Pod pod, long seconds) {
        try {
            client.resource(pod)
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            "{\"spec\":{\"activeDeadlineSeconds\":" + seconds + "}}");
            count("Pod", "patch");
        } catch (KubernetesClientException e) {
            if (!HARMLESS_FOR_DEADLINES.contains(e.getCode())) {
                throw e;
            }
            LOG.debugf("the deadline of pod %s stays: %s", pod.getMetadata().getName(), e.getMessage());
        }
    }

    /** Deletes a ConfigMap of our own that does not fit any more; exactly the one that was read. */
    void delete(ConfigMap outdated) {
        client.resource(outdated).delete();
        count("ConfigMap", "delete");
    }

    /** Records an Event; one of the same name was recorded by an earlier pass and stays. */
    void record(Event event) {
        try {
            client.resource(event).create();
            count("Event", "create");
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private boolean sameOwner(HasMetadata desired) {
        var wanted = controllerUid(desired);
        var found = Optional.ofNullable(client.resource(desired).get());
        return found.isPresent() && wanted.equals(controllerUid(found.get()));
    }

    private static Optional<String> controllerUid(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map(owner -> owner.getUid())
                .findFirst();
    }

    private static boolean exists(KubernetesClientException e) {
        return e.getStatus() == null || "AlreadyExists".equals(e.getStatus().getReason());
    }

    private static boolean namespaceEnds(KubernetesClientException e) {
        var details = e.getStatus() == null ? null : e.getStatus().getDetails();
        return details != null
                && details.getCauses() != null
                && details.getCauses().stream().anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
    }

    private void count(String kind, String verb) {
        registry.counter("sweep.api.writes", "kind", kind, "verb", verb).increment();
    }
}
