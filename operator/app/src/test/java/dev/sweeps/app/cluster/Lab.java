package dev.sweeps.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A namespace of one test, and what tests do and see in it. */
public record Lab(TestCluster cluster, KubernetesClient client, String namespace) implements AutoCloseable {
    /** Longer than anything takes on a machine that is busy with other work too. */
    public static final Duration LIMIT = Duration.ofSeconds(90);

    private static final AtomicInteger COUNT = new AtomicInteger();

    static Lab open(TestCluster cluster, Class<?> test) {
        KubernetesClient client = cluster.newClient();
        String namespace = "%s-%d-%d"
                .formatted(
                        test.getSimpleName().toLowerCase(Locale.ROOT),
                        ProcessHandle.current().pid(),
                        COUNT.incrementAndGet());
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        return new Lab(cluster, client, namespace);
    }

    /** Creates a Sweep: {@link Manifests#sweep} with the name and changes given. */
    public GenericKubernetesResource create(String name, String changes) {
        return client.resource(Manifests.sweep(name, changes))
                .inNamespace(namespace)
                .create();
    }

    /** Changes the Sweep's spec as {@code kubectl patch --type=merge} does; gives its new generation. */
    public long change(String name, String specYaml) {
        Object spec = Manifests.yaml(specYaml);
        Sweep changed = client.resources(Sweep.class)
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(java.util.Map.of("spec", spec)));
        return changed.getMetadata().getGeneration();
    }

    public Sweep sweep(String name) {
        Sweep found = client.resources(Sweep.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
        assertThat(found).as("sweep " + name).isNotNull();
        return Objects.requireNonNull(found);
    }

    /** The Trials of a Sweep by index. */
    public List<Trial> trials(String sweep) {
        return client.resources(Trial.class).inNamespace(namespace).list().getItems().stream()
                .filter(trial -> trial.getSpec().sweep().equals(sweep))
                .sorted(Comparator.comparing(trial -> trial.getSpec().index()))
                .toList();
    }

    public Trial trial(String name) {
        Trial found = client.resources(Trial.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
        assertThat(found).as("trial " + name).isNotNull();
        return Objects.requireNonNull(found);
    }

    public List<Job> jobs(String sweep) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel(Keys.SWEEP, sweep)
                .list()
                .getItems();
    }

    public List<Pod> pods(String sweep) {
        return client.pods()
                .inNamespace(namespace)
                .withLabel(Keys.SWEEP, sweep)
                .list()
                .getItems();
    }

    /** Waits until what is claimed of the Sweep holds. */
    public Sweep awaitSweep(String name, Consumer<Sweep> claim) {
        await("sweep " + namespace + "/" + name)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> claim.accept(sweep(name)));
        return sweep(name);
    }

    /** Waits until the Sweep's state is the given one. */
    public Sweep awaitState(String name, SweepState state) {
        return awaitSweep(name, sweep -> {
            assertThat(sweep.getStatus()).as("status").isNotNull();
            assertThat(sweep.getStatus().state()).as("%s", sweep.getStatus()).isEqualTo(state);
        });
    }

    /** Waits until what is claimed of the Trial holds. */
    public Trial awaitTrial(String name, Consumer<Trial> claim) {
        await("trial " + namespace + "/" + name)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> claim.accept(trial(name)));
        return trial(name);
    }

    @Override
    public void close() {
        client.namespaces().withName(namespace).delete();
        client.close();
    }
}
