package dev.sweeps.app.reconcile;

import dev.sweeps.api.CacheStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Numbers of the sweeps that are not over: {@code sweep_trials}, {@code sweep_gpu_seconds}, {@code sweep_best_objective}, and with a
 * batch cache {@code sweep_cache_hits}, {@code sweep_cache_misses}, {@code sweep_cache_bytes}, {@code sweep_cache_seconds_saved}.
 */
@ApplicationScoped
public class SweepGauges {
    /** Beyond this many sweeps at once no further series are made: the monitoring system is not ours to fill. */
    private static final int MOST_SWEEPS = 1000;

    /** The newest status, and the meters that read it. */
    private static final class Shown {
        private volatile SweepStatus status;
        private final List<Meter> meters;

        Shown(SweepStatus status, String namespace, String name, MeterRegistry registry) {
            this.status = status;
            var ofCache = ofCache(status).entrySet().stream().map(cache -> gauge(
                            cache.getKey(),
                            now -> now.cache() == null ? 0 : cache.getValue().applyAsDouble(now.cache()))
                    .tags("namespace", namespace, "sweep", name)
                    .register(registry));
            this.meters = Stream.of(
                            ofCache,
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

        private static Map<String, ToDoubleFunction<CacheStatus>> ofCache(SweepStatus status) {
            return status.cache() == null
                    ? Map.of()
                    : Map.of(
                            "sweep.cache.hits", CacheStatus::hits,
                            "sweep.cache.misses", CacheStatus::misses,
                            "sweep.cache.bytes", CacheStatus::bytes,
                            "sweep.cache.seconds.saved", CacheStatus::secondsSaved);
        }

        private Gauge.Builder<Shown> gauge(String name, ToDoubleFunction<SweepStatus> value) {
            return Gauge.builder(name, this, shown -> value.applyAsDouble(shown.status));
        }
    }

    private final MeterRegistry registry;
    private final Map<String, Shown> byUid = new ConcurrentHashMap<>();

    SweepGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    void show(Sweep sweep, SweepStatus status) {
        var meta = sweep.getMetadata();
        var shown = byUid.get(meta.getUid());
        if (shown != null) {
            shown.status = status;
        } else if (byUid.size() < MOST_SWEEPS) {
            byUid.put(meta.getUid(), new Shown(status, meta.getNamespace(), meta.getName(), registry));
        }
    }

    void forget(Sweep sweep) {
        var shown = byUid.remove(sweep.getMetadata().getUid());
        if (shown != null) {
            shown.meters.forEach(registry::remove);
        }
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
