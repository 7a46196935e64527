package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.core.keep.PassTimes;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Numbers of the sweeps that are not over, or whose files are not in order yet: {@code sweep_trials}, {@code sweep_gpu_seconds},
 * {@code sweep_best_objective}; {@code sweep_cache_*} with a batch cache and {@code sweep_files_*} with files on a claim. All are listed
 * in the chart's page.
 */
@ApplicationScoped
public class SweepGauges implements PerSweep {
    /** Beyond this many sweeps at once no further series are made: the monitoring system is not ours to fill. */
    private static final int MOST_SWEEPS = 1000;

    /** The newest status, and the meters that read it. */
    private static final class Shown {
        private volatile SweepStatus status;
        private final List<Meter> meters;
        private final ResourceID of;

        Shown(Sweep sweep, SweepStatus status, MeterRegistry registry) {
            this.status = status;
            this.of = ResourceID.fromResource(sweep);
            var namespace = sweep.getMetadata().getNamespace();
            var name = sweep.getMetadata().getName();
            this.meters = Stream.of(
                            StorageGauges.of(sweep).entrySet().stream()
                                    .map(each -> gauge(each.getKey(), each.getValue())
                                            .tags("namespace", namespace, "sweep", name)
                                            .register(registry)),
                            states().entrySet().stream().map(state -> gauge("sweep.trials", state.getValue())
                                    .tags("namespace", namespace, "sweep", name, "state", state.getKey())
                                    .register(registry)),
                            Stream.of(
                                    gauge("sweep.gpu.seconds", SweepGauges::gpuSeconds)
                                            .tags("namespace", namespace, "sweep", name)
                                            .register(registry),
                                    gauge("sweep.best.objective", SweepGauges::best)
                                            .tags("namespace", namespace, "sweep", name)
                                            .register(registry)))
                    .flatMap(gauges -> gauges)
                    .map(Meter.class::cast)
                    .toList();
        }

        private Gauge.Builder<Shown> gauge(String name, ToDoubleFunction<SweepStatus> value) {
            return Gauge.builder(name, this, shown -> value.applyAsDouble(shown.status));
        }
    }

    private final MeterRegistry registry;
    private final Map<String, Shown> byUid = new HashMap<>();

    SweepGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    synchronized void show(Sweep sweep, SweepStatus status) {
        var meta = sweep.getMetadata();
        var shown = byUid.get(meta.getUid());
        if (shown != null) {
            shown.status = status;
        } else if (byUid.size() < MOST_SWEEPS) {
            // Meters are found by their names: those of a deleted namesake would be taken for new ones, and go with it.
            namesakes(sweep).forEach(this::forget);
            byUid.put(meta.getUid(), new Shown(sweep, status, registry));
        }
    }

    /** Of a sweep that is over they stay until its files are in order, or the keeper has given up. */
    void showEnded(Sweep sweep) {
        var files = sweep.getStatus().files();
        if (files == null || files.settled() || PassTimes.hasGivenUp(files.failures())) {
            forget(sweep.getMetadata().getUid());
        } else {
            show(sweep, sweep.getStatus());
        }
    }

    @Override
    public synchronized void forget(String uid) {
        var shown = byUid.remove(uid);
        if (shown != null) {
            shown.meters.forEach(registry::remove);
        }
    }

    private List<String> namesakes(Sweep sweep) {
        return byUid.entrySet().stream()
                .filter(entry -> entry.getValue().of.equals(ResourceID.fromResource(sweep)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, ToDoubleFunction<SweepStatus>> states() {
        return Map.of(
                "pending",
                        status -> status.trials() == null ? 0 : status.trials().pending(),
                "running",
                        status -> status.trials() == null ? 0 : status.trials().running(),
                "paused",
                        status -> status.trials() == null ? 0 : status.trials().paused(),
                "succeeded",
                        status -> status.trials() == null ? 0 : status.trials().succeeded(),
                "failed",
                        status -> status.trials() == null ? 0 : status.trials().failed(),
                "masked",
                        status -> status.trials() == null ? 0 : status.trials().masked(),
                "stopped",
                        status -> status.trials() == null ? 0 : status.trials().stopped(),
                "cancelled",
                        status -> status.trials() == null ? 0 : status.trials().cancelled());
    }

    private static double gpuSeconds(SweepStatus status) {
        return status.gpuSeconds() == null ? 0 : status.gpuSeconds().used();
    }

    private static double best(SweepStatus status) {
        return status.best() == null ? Double.NaN : status.best().objective();
    }
}
