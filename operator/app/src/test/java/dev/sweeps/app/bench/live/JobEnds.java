package dev.sweeps.app.bench.live;

import dev.sweeps.api.Keys;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When the Jobs of trials were deleted, as a bystander sees it. */
final class JobEnds implements AutoCloseable {
    private final Map<String, Instant> byTrial = new ConcurrentHashMap<>();
    private final Watch watch;

    JobEnds(KubernetesClient client, String namespace, Clock clock) {
        watch = client.batch().v1().jobs().inNamespace(namespace).watch(new Watcher<Job>() {
            @Override
            public void eventReceived(Action action, Job job) {
                if (action == Action.DELETED || job.getMetadata().getDeletionTimestamp() != null) {
                    byTrial.putIfAbsent(
                            Objects.requireNonNull(job.getMetadata().getLabels().get(Keys.TRIAL)), clock.instant());
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                throw new IllegalStateException("the watch ended, the figures would be wrong", cause);
            }
        });
    }

    Optional<Instant> of(String trial) {
        return Optional.ofNullable(byTrial.get(trial));
    }

    @Override
    public void close() {
        watch.close();
    }
}
