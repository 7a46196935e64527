package dev.sweeps.app.bench;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The same pods without any operator: a loop that keeps so many Jobs in flight, and deletes those that have ended. */
final class BareJobs {
    private BareJobs() {}

    static Run run(KubernetesClient client, String namespace, Load load, Duration limit) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                RefillTimes times = new RefillTimes(
                        client,
                        namespace,
                        load.trials(),
                        pod -> threads.execute(() -> {
                            create(client, namespace, load, next.getAndIncrement());
                            delete(client, namespace, jobOf(pod));
                        }))) {
            long begun = System.nanoTime();
            for (int slot = 0; slot < load.parallel(); slot++) {
                threads.execute(() -> create(client, namespace, load, next.getAndIncrement()));
            }
            times.awaitAll(limit);
            return new Run(load.trials(), Duration.ofNanos(System.nanoTime() - begun), times.quantiles());
        }
    }

    private static void create(KubernetesClient client, String namespace, Load load, int index) {
        if (index < load.trials()) {
            client.resource(job("bare-%05d".formatted(index), load))
                    .inNamespace(namespace)
                    .create();
        }
    }

    private static void delete(KubernetesClient client, String namespace, String job) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withName(job)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }

    private static String jobOf(Pod pod) {
        return Objects.requireNonNull(pod.getMetadata().getLabels().get("job-name"));
    }

    private static Job job(String name, Load load) {
        return new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withNewTemplate()
                .withNewMetadata()
                .addToAnnotations("fake.sweeps.dev/duration-ms", Integer.toString(load.milliseconds()))
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("train")
                .withImage("fake")
                .withNewResources()
                .addToLimits("nvidia.com/gpu", new Quantity("1"))
                .endResources()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
