package dev.sweeps.app.bench.live;

import dev.sweeps.api.Keys;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The programs of the running pods of a namespace. Those of the first pods say nothing until all of them run: how long a cluster takes
 * to start so many is not what is measured. A program ends when its pod is told to.
 */
final class Programs implements AutoCloseable {
    /** Real programs do not begin all in the same second either; the last of the first ones begins so much later. */
    static final Duration SPREAD = Duration.ofMinutes(1);

    private final Map<String, Program> byPod = new ConcurrentHashMap<>();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final int expected;
    private final Clock clock;
    private final Watch watch;
    private volatile Instant silentFrom = Instant.MAX;
    private volatile Instant begun = Instant.MAX;

    /** The programs of a namespace, of which {@code expected} are waited for. */
    Programs(KubernetesClient client, String namespace, int expected, Clock clock) {
        this.expected = expected;
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

    private synchronized void seen(Watcher.Action action, Pod pod) {
        String name = pod.getMetadata().getName();
        if (action == Watcher.Action.DELETED || pod.getMetadata().getDeletionTimestamp() != null) {
            ends.putIfAbsent(name, clock.instant());
        } else if ("Running".equals(pod.getStatus().getPhase()) && !byPod.containsKey(name)) {
            String trial = Objects.requireNonNull(pod.getMetadata().getLabels().get(Keys.TRIAL));
            byPod.put(name, new Program(trial, haveBegun() ? clock.instant() : Instant.MAX));
            if (byPod.size() == expected) {
                begin();
            }
        }
    }

    private void begin() {
        begun = clock.instant();
        long place = 0;
        for (Map.Entry<String, Program> entry : byPod.entrySet()) {
            Instant start = begun.plus(SPREAD.multipliedBy(place++).dividedBy(expected));
            entry.setValue(new Program(entry.getValue().trial(), start));
        }
    }

    /** Whether all that were waited for run. */
    boolean haveBegun() {
        return begun.isBefore(Instant.MAX);
    }

    /** Whether all of these print. */
    boolean allPrint() {
        return haveBegun() && clock.instant().isAfter(begun.plus(SPREAD));
    }

    /** Every program goes on running, and prints nothing any more. */
    void fallSilent() {
        silentFrom = clock.instant();
    }

    /** The program of a pod; it may begin later. */
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
