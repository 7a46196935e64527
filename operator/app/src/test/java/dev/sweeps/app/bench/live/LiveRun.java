package dev.sweeps.app.bench.live;

import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.bench.Benchmark;
import dev.sweeps.app.bench.ProcessFigures;
import dev.sweeps.app.cluster.Manifests;
import dev.sweeps.app.cluster.OperatorProcess;
import dev.sweeps.app.cluster.OperatorRights;
import dev.sweeps.app.cluster.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One operator that follows the trials of one sweep.
 *
 * @param steps what was printed and what arrived
 * @param jobs from a deciding line to the deletion of the Job
 * @param pods from a deciding line to the order to the pod to end
 * @param load what the operator used while all trials ran
 * @param first reports that the operator counted as new
 * @param again reports that it counted as known
 * @param breaks streams that ended without its doing
 * @param heap in use after a collection at the end, MiB
 */
record LiveRun(
        Steps steps,
        Delays jobs,
        Delays pods,
        OperatorLoad load,
        double first,
        double again,
        double breaks,
        long heap) {
    private static final String NAME = "live";

    /** A machine that has more to do than this run takes its time. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Twice as long as a report waits to be stored. */
    private static final Duration QUIET = Duration.ofSeconds(90);

    private static final long PAGE = 100;

    private static final Clock CLOCK = Clock.systemUTC();

    static LiveRun of(
            TestCluster cluster,
            KubernetesClient client,
            String namespace,
            OperatorRights rights,
            LiveLoad work,
            int streams)
            throws IOException, InterruptedException, GeneralSecurityException {
        Map<String, String> environment = Map.of(
                "QUARKUS_OPERATOR_SDK_NAMESPACES", namespace, "SWEEP_OPERATOR_LOG_STREAMS", Integer.toString(streams));
        try (Programs programs = new Programs(client, namespace, work.trials(), CLOCK);
                JobEnds ends = new JobEnds(client, namespace, CLOCK);
                LoggingKubelet kubelet = new LoggingKubelet(cluster, programs, CLOCK);
                OperatorProcess operator = new OperatorProcess(rights, "LiveBenchmark", environment).start()) {
            kubelet.serve(client, work.trials());
            client.resource(sweep(work.trials())).inNamespace(namespace).create();
            await(work.trials() + " running trials")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(200))
                    .until(programs::haveBegun);
            Benchmark.say("all trials run");
            await("all programs print").atMost(LIMIT).until(programs::allPrint);
            Benchmark.say("all programs print");
            Instant begin = CLOCK.instant();
            OperatorLoad load = OperatorLoad.during(work.time(), client, operator, kubelet);
            Instant end = CLOCK.instant();
            programs.fallSilent();
            Benchmark.say("programs are silent");
            Steps steps = awaitSteps(client, namespace, programs, end);
            List<Program> all = programs.all();
            OperatorMetrics metrics = new OperatorMetrics(operator.metrics());
            LiveRun run = new LiveRun(
                    steps,
                    Delays.of(all, begin, end, program -> ends.of(program.trial())),
                    Delays.of(all, begin, end, programs::endOf),
                    load,
                    metrics.of("sweep_logs_reports_total{seen=\"first\""),
                    metrics.of("sweep_logs_reports_total{seen=\"again\""),
                    metrics.of("sweep_logs_breaks_total"),
                    ProcessFigures.heapAfterCollection(operator.pid()));
            client.resources(Sweep.class).inNamespace(namespace).withName(NAME).delete();
            return run;
        }
    }

    /** Programs that run on for ever, and a rule that stops those that turn bad; others take their places. */
    private static GenericKubernetesResource sweep(int trials) {
        return Manifests.sweep(
                NAME,
                """
                trials: {max: %d, parallel: %d}
                earlyStop:
                  notLearning: {enabled: false}
                  trial: {threshold: {upper: %s}}
                template: {metadata: {annotations: {fake.sweeps.dev/outcome: hang}}}
                """
                        .formatted(10 * trials, trials, Program.LIMIT));
    }

    /** What the Trials say when all is there, or when nothing more has come for long. */
    private static Steps awaitSteps(KubernetesClient client, String namespace, Programs programs, Instant silent) {
        Steps[] last = {new Steps(0, 0, 0)};
        Instant[] changed = {CLOCK.instant()};
        await("the steps in the Trials")
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> {
                    Steps now = Steps.of(programs.all(), trials(client, namespace), silent);
                    if (!now.equals(last[0])) {
                        last[0] = now;
                        changed[0] = CLOCK.instant();
                    }
                    return now.once() == now.printed() || changed[0].plus(QUIET).isBefore(CLOCK.instant());
                });
        return Objects.requireNonNull(last[0]);
    }

    /** In pieces: the whole of it is many megabytes. */
    private static List<Trial> trials(KubernetesClient client, String namespace) {
        List<Trial> trials = new ArrayList<>();
        String more = null;
        do {
            var page = client.resources(Trial.class)
                    .inNamespace(namespace)
                    .list(new ListOptionsBuilder()
                            .withLimit(PAGE)
                            .withContinue(more)
                            .build());
            trials.addAll(page.getItems());
            more = page.getMetadata().getContinue();
        } while (more != null && !more.isEmpty());
        return trials;
    }
}
