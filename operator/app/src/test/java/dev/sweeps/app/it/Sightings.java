package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.app.cluster.Lab;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that the API server says happened to objects of some kinds in a namespace, from the namespace's beginning. */
final class Sightings implements AutoCloseable {
    private final AtomicLong events = new AtomicLong();
    private final Map<String, AtomicLong> eventsByName = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> uidsByName = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable WatcherException> broken = new AtomicReference<>();
    private final List<Watch> watches = new ArrayList<>();

    /** Watches one more kind. */
    <T extends HasMetadata, L extends KubernetesResourceList<T>> Sightings of(
            Lab lab, MixedOperation<T, L, ? extends Resource<T>> kind) {
        watches.add(kind.inNamespace(lab.namespace()).watch(new Watcher<T>() {
            @Override
            public void eventReceived(Action action, T object) {
                if (action != Action.BOOKMARK) {
                    String name = object.getKind() + "/" + object.getMetadata().getName();
                    uidsByName
                            .computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet())
                            .add(object.getMetadata().getUid());
                    eventsByName.computeIfAbsent(name, key -> new AtomicLong()).incrementAndGet();
                    events.incrementAndGet();
                }
            }

            @Override
            public void onClose(WatcherException cause) {
                broken.set(cause);
            }
        }));
        return this;
    }

    /** Waits until as many further events have been seen. */
    void awaitEvents(int count, Duration limit) {
        long goal = events.get() + count;
        await().atMost(limit).pollInterval(Duration.ofMillis(1)).until(() -> events.get() >= goal);
    }

    /** Waits until one object has been seen as many further times. */
    void awaitEvents(String kindAndName, int count, Duration limit) {
        AtomicLong own = eventsByName.computeIfAbsent(kindAndName, name -> new AtomicLong());
        long goal = own.get() + count;
        await().atMost(limit).pollInterval(Duration.ofMillis(1)).until(() -> own.get() >= goal);
    }

    /** Names of all objects of a kind that were seen. */
    Set<String> names(String kind) {
        return uidsByName.keySet().stream()
                .filter(name -> name.startsWith(kind + "/"))
                .collect(Collectors.toSet());
    }

    /** No name was given to a second object. */
    void assertThatNoNameWasUsedTwice() {
        assertThat(broken.get()).as("a watch that ended before the test").isNull();
        assertThat(uidsByName)
                .allSatisfy((name, uids) -> assertThat(uids).as(name).hasSize(1));
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
    }
}
