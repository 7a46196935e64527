package dev.sweeps.app.bench;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * How long slots stand empty, as a bystander sees it: from the event in which a pod's phase becomes final to the event of the
 * next Job's creation. The longest empty slot counts as the one that is filled.
 */
final class RefillTimes implements AutoCloseable {
    private final Queue<Long> emptySince = new ArrayDeque<>();
    private final List<Long> nanoseconds = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> created = new HashSet<>();
    private final List<Watch> watches = new ArrayList<>();
    private final CountDownLatch allEnded;

    RefillTimes(KubernetesClient client, String namespace, int pods, Consumer<Pod> whenEnded) {
        allEnded = new CountDownLatch(pods);
        watches.add(client.pods().inNamespace(namespace).watch(watcher((action, pod) -> {
            if (isFinal(pod) && ended(pod.getMetadata().getUid())) {
                whenEnded.accept(pod);
            }
        })));
        watches.add(client.batch().v1().jobs().inNamespace(namespace).watch(watcher((action, job) -> created(job))));
    }

    /** Waits until as many pods as were expected have ended. */
    void awaitAll(Duration limit) throws InterruptedException {
        if (!allEnded.await(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(allEnded.getCount() + " pods have not ended within " + limit);
        }
    }

    synchronized Quantiles quantiles() {
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        return new Quantiles(sorted.size(), at(sorted, 0.5), at(sorted, 0.99));
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
    }

    /** Of so many refills. */
    record Quantiles(int count, Duration half, Duration ninetyNine) {}

    private synchronized boolean ended(String uid) {
        if (!ended.add(uid)) {
            return false;
        }
        emptySince.add(System.nanoTime());
        allEnded.countDown();
        return true;
    }

    private synchronized void created(Job job) {
        if (created.add(job.getMetadata().getUid()) && !emptySince.isEmpty()) {
            nanoseconds.add(System.nanoTime() - emptySince.remove());
        }
    }

    private static boolean isFinal(Pod pod) {
        String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        return "Succeeded".equals(phase) || "Failed".equals(phase);
    }

    private static Duration at(List<Long> sorted, double share) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share))));
    }

    private interface Seen<T> {
        void event(Watcher.Action action, T object);
    }

    private static <T> Watcher<T> watcher(Seen<T> seen) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, T object) {
                if (action == Action.ADDED || action == Action.MODIFIED) {
                    seen.event(action, object);
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                throw new IllegalStateException("the watch ended, the figures would be wrong", cause);
            }
        };
    }
}
