package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.observe.AttemptLogs;
import dev.sweeps.app.observe.LogEnd;
import dev.sweeps.app.observe.LogLines;
import dev.sweeps.app.observe.LogReading;
import dev.sweeps.app.platform.OperatorSettings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions that the watched caches cannot answer, asked of the API server. */
@ApplicationScoped
public class ClusterReads implements AttemptLogs {
    /** Enough for the metrics that a program printed last, and bounded whatever it prints. */
    private static final int METRIC_LINES = 2000;

    private static final int TAIL_LINES = 20;
    private static final int LOG_BYTES = 1 << 20;

    /** Logs that come take milliseconds; a pass that waits longer for its turn does so because of those that do not come. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final KubernetesClient onceOnly;
    private final LogSlots slots;

    ClusterReads(KubernetesClient client, OperatorSettings settings) {
        this.client = client;
        this.onceOnly = onceOnly(client);
        this.slots = new LogSlots(Math.max(1, settings.threads() / 2), PATIENCE);
    }

    /** With a kubelet that hangs each request lasts until the client gives up: the next pass tries again, not this one. */
    private static KubernetesClient onceOnly(KubernetesClient client) {
        var usual = client.getConfiguration().getRequestConfig();
        var config =
                new RequestConfigBuilder(usual).withRequestRetryBackoffLimit(0).build();
        return client.newClient(config).adapt(KubernetesClient.class);
    }

    /** The trials that {@code sweep} owns, from the API server itself. */
    List<Trial> trials(Sweep sweep) {
        return client.resources(Trial.class).inNamespace(sweep.getMetadata().getNamespace()).list().getItems().stream()
                .filter(trial -> TrialLedger.ownedBy(trial, sweep.getMetadata().getUid()))
                .toList();
    }

    Optional<Trial> trial(String namespace, String name) {
        return Optional.ofNullable(client.resources(Trial.class)
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    Optional<Sweep> sweep(String namespace, String name) {
        return Optional.ofNullable(client.resources(Sweep.class)
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    Optional<ConfigMap> configMap(String namespace, String name) {
        return Optional.ofNullable(
                client.configMaps().inNamespace(namespace).withName(name).get());
    }

    Optional<Job> job(String namespace, String name) {
        return Optional.ofNullable(
                client.batch().v1().jobs().inNamespace(namespace).withName(name).get());
    }

    /** The pods of a Job by the label that the Job controller sets, whatever became of ours. */
    List<Pod> pods(Job job) {
        return client.pods()
                .inNamespace(job.getMetadata().getNamespace())
                .withLabel("batch.kubernetes.io/job-name", job.getMetadata().getName())
                .list()
                .getItems();
    }

    /** The Events of a Job that say why its Pod could not be made. */
    List<Event> events(Job job) {
        return client.v1()
                .events()
                .inNamespace(job.getMetadata().getNamespace())
                .withField("involvedObject.uid", job.getMetadata().getUid())
                .withField("reason", "FailedCreate")
                .list()
                .getItems();
    }

    /** The Events of a pod in which something is wrong. */
    List<Event> warnings(Pod pod) {
        return client.v1()
                .events()
                .inNamespace(pod.getMetadata().getNamespace())
                .withField("involvedObject.uid", pod.getMetadata().getUid())
                .withField("type", "Warning")
                .list()
                .getItems();
    }

    /** The end of a container's log: much of it when metrics are read from it, else the last lines. */
    @Override
    public LogReading<String> of(Pod pod, String container, boolean whole) {
        var log = log(pod, container).tailingLines(whole ? METRIC_LINES : TAIL_LINES);
        return slots.read(() -> LogRequest.read(log, bytes -> LogEnd.of(bytes, LOG_BYTES)));
    }

    /**
     * The last lines of a container's log.
     *
     * @param since lines that the kubelet took before are left out; null: none is
     */
    LogReading<List<LogLines.Line>> lines(Pod pod, String container, @Nullable Instant since) {
        var log = log(pod, container).usingTimestamps();
        var from = since == null
                ? log
                : log.sinceTime(since.truncatedTo(ChronoUnit.SECONDS).toString());
        var rest = from.tailingLines(METRIC_LINES);
        return slots.read(() -> LogRequest.read(rest, LogLines::of));
    }

    private ContainerResource log(Pod pod, String container) {
        return onceOnly.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .inContainer(container);
    }

    /** Sends the object as a dry run; the API server's own words when it refuses. */
    Optional<KubernetesClientException> refusal(HasMetadata object) {
        try {
            client.resource(object).dryRun().create();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return Optional.of(e);
        }
    }
}
