package dev.sweeps.app.bench.live;

import dev.sweeps.api.Keys;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The programs of the running pods of a namespace: each begins to print when its pod is seen to run, and stops when its pod is told to
 * end.
 */
final class Programs implements AutoCloseable {
    private final Map<String, Program> byPod = new ConcurrentHashMap<>();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Watch watch;
    private volatile Instant silentFrom = Instant.MAX;

    Programs(KubernetesClient client, String namespace, Clock clock) {
        this.clock = clock;
        watch = client.pods().inNamespace(namespace).watch(new Watcher<Pod>() {
            @Override
            public void eventReceived(Action action, Pod pod) {
                seen(action, pod);
            }

            @Override
            public void onClose(WatcherException cause) {
                throw new IllegalStateException("the watch ended, the figures would be wrong", cause);
            }
        });
    }

    private void seen(Watcher.Action action, Pod pod) {
        String name = pod.getMetadata().getName();
        if (action == Watcher.Action.DELETED || pod.getMetadata().getDeletionTimestamp() != null) {
            ends.putIfAbsent(name, clock.instant());
        } else if ("Running".equals(pod.getStatus().getPhase())) {
            byPod.computeIfAbsent(
                    name,
                    ignored -> new Program(
                            Objects.requireNonNull(pod.getMetadata().getLabels().get(Keys.TRIAL)), clock.instant()));
        }
    }

    /** Every program goes on running, and prints nothing any more. */
    void fallSilent() {
        silentFrom = clock.instant();
    }

    Optional<Program> of(String pod) {
        return Optional.ofNullable(byPod.get(pod));
    }

    /** From when on a program prints nothing. */
    Instant lastWordOf(String pod) {
        Instant end = ends.getOrDefault(pod, Instant.MAX);
        return end.isBefore(silentFrom) ? end : silentFrom;
    }

    boolean hasEnded(String pod) {
        return ends.containsKey(pod);
    }

    /** Programs that run at this moment. */
    int running() {
        return (int) byPod.keySet().stream().filter(pod -> !hasEnded(pod)).count();
    }

    /** All programs there were. */
    List<Program> all() {
        return List.copyOf(byPod.values());
    }

    /** When the pod of a program was told to end. */
    Optional<Instant> endOf(Program program) {
        return byPod.entrySet().stream()
                .filter(entry -> entry.getValue().equals(program))
                .findFirst()
                .map(entry -> ends.get(entry.getKey()));
    }

    @Override
    public void close() {
        watch.close();
    }
}
