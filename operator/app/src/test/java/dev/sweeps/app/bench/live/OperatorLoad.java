package dev.sweeps.app.bench.live;

import dev.sweeps.app.bench.ApiWrites;
import dev.sweeps.app.bench.ProcessFigures;
import dev.sweeps.app.cluster.OperatorProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the operator used for a while in which connections broke.
 *
 * @param time how long that was
 * @param cuts connections that broke
 * @param cpu of its process
 * @param threads most at once
 * @param resident largest resident set so far, MiB
 * @param writes of its own, without Events
 */
record OperatorLoad(Duration time, int cuts, Duration cpu, int threads, long resident, ApiWrites writes) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long SEED = 7;

    static OperatorLoad during(Duration time, KubernetesClient client, OperatorProcess operator, LoggingKubelet kubelet)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        ApiWrites writesBefore = ApiWrites.soFar(client);
        Duration cpuBefore = ProcessFigures.cpu(operator.pid());
        AtomicInteger cuts = new AtomicInteger();
        AtomicInteger threads = new AtomicInteger();
        SplittableRandom random = new SplittableRandom(SEED);
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            var cutting = timer.scheduleAtFixedRate(
                    () -> cuts.addAndGet(kubelet.cutOne(random) ? 1 : 0),
                    0,
                    MINUTE.dividedBy(LiveLoad.CUTS).toMillis(),
                    TimeUnit.MILLISECONDS);
            var counting = timer.scheduleAtFixedRate(
                    () -> threads.accumulateAndGet(threadsOf(operator), Math::max), 0, 1, TimeUnit.SECONDS);
            // Nothing ends this early: a run is as long as it was asked to be.
            boolean unused = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
            cutting.cancel(false);
            counting.cancel(false);
        }
        Duration cpu = ProcessFigures.cpu(operator.pid()).minus(cpuBefore);
        return new OperatorLoad(
                Duration.ofNanos(System.nanoTime() - begun),
                cuts.get(),
                cpu,
                threads.get(),
                ProcessFigures.peakResident(operator.pid()),
                ApiWrites.soFar(client).since(writesBefore));
    }

    private static int threadsOf(OperatorProcess operator) {
        try {
            return ProcessFigures.threads(operator.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
