package dev.sweeps.app.bench;

import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.app.cluster.Manifests;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * The same pods as trials of a sweep.
 *
 * @param writes what the operator wrote, without Events
 * @param events Events that it wrote
 * @param cpu of the operator from the sweep's creation to its end
 * @param resident largest resident set, MiB
 * @param heap in use after a collection at the end, MiB
 */
record OperatorRun(Run run, ApiWrites writes, long events, Duration cpu, long resident, long heap) {
    private static final String NAME = "bench";

    static OperatorRun of(KubernetesClient client, String namespace, OperatorRights rights, Load load, Duration limit)
            throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("QUARKUS_OPERATOR_SDK_NAMESPACES", namespace);
        try (OperatorProcess operator = new OperatorProcess(rights, "OperatorBenchmark", environment).start();
                RefillTimes times = new RefillTimes(client, namespace, load.trials(), pod -> {})) {
            ApiWrites before = ApiWrites.soFar(client);
            Duration cpuBefore = ProcessFigures.cpu(operator.pid());
            long begun = System.nanoTime();
            client.resource(Manifests.sweep(
                            NAME,
                            """
                            trials: {max: %d, parallel: %d}
                            template: {metadata: {annotations: {fake.sweeps.dev/duration-ms: "%d"}}}
                            """
                                    .formatted(load.trials(), load.parallel(), load.milliseconds())))
                    .inNamespace(namespace)
                    .create();
            times.awaitAll(limit);
            Duration wall = Duration.ofNanos(System.nanoTime() - begun);
            awaitEnd(client, namespace, limit);
            return new OperatorRun(
                    new Run(load.trials(), wall, times.quantiles()),
                    ApiWrites.soFar(client).since(before),
                    events(client, namespace),
                    ProcessFigures.cpu(operator.pid()).minus(cpuBefore),
                    ProcessFigures.peakResident(operator.pid()),
                    ProcessFigures.heapAfterCollection(operator.pid()));
        }
    }

    /** The sweep is complete, and the Jobs of its trials are deleted. */
    private static void awaitEnd(KubernetesClient client, String namespace, Duration limit) {
        await("the end of the sweep").atMost(limit).until(() -> {
            Sweep sweep = client.resources(Sweep.class)
                    .inNamespace(namespace)
                    .withName(NAME)
                    .get();
            return sweep.getStatus() != null
                    && sweep.getStatus().state() == SweepState.COMPLETE
                    && client.batch()
                            .v1()
                            .jobs()
                            .inNamespace(namespace)
                            .list()
                            .getItems()
                            .isEmpty();
        });
    }

    private static long events(KubernetesClient client, String namespace) {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> String.valueOf(event.getInvolvedObject().getApiVersion())
                        .startsWith("sweeps.dev/"))
                .mapToLong(event -> event.getCount() == null ? 1 : event.getCount())
                .sum();
    }
}
