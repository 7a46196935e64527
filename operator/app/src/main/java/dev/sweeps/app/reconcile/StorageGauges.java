package dev.sweeps.app.reconcile;

import dev.sweeps.api.CacheStatus;
import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The gauges of a sweep that are about its claim: what the batch cache did, and what the keeper of its files did. */
final class StorageGauges {
    private StorageGauges() {}

    /** By name; only of what the sweep has. */
    static Map<String, ToDoubleFunction<SweepStatus>> of(Sweep sweep) {
        Map<String, ToDoubleFunction<SweepStatus>> all = new HashMap<>(ofCache(sweep));
        all.putAll(ofFiles(sweep));
        return all;
    }

    private static Map<String, ToDoubleFunction<SweepStatus>> ofCache(Sweep sweep) {
        return sweep.getSpec().cache() == null
                ? Map.of()
                : Map.of(
                        "sweep.cache.hits", cache(CacheStatus::hits),
                        "sweep.cache.misses", cache(CacheStatus::misses),
                        "sweep.cache.builds", cache(cache -> cache.misses() + cache.warmUps()),
                        "sweep.cache.bytes", cache(CacheStatus::bytes),
                        "sweep.cache.seconds.saved", cache(CacheStatus::secondsSaved));
    }

    private static Map<String, ToDoubleFunction<SweepStatus>> ofFiles(Sweep sweep) {
        return sweep.getSpec().storage() == null
                ? Map.of()
                : Map.of(
                        "sweep.files.passes", files(FilesStatus::passes),
                        "sweep.files.failures", files(FilesStatus::failures),
                        "sweep.files.bytes.freed", files(FilesStatus::bytesFreed),
                        "sweep.files.bytes.in.trash", files(FilesStatus::bytesInTrash));
    }

    private static ToDoubleFunction<SweepStatus> cache(ToDoubleFunction<CacheStatus> value) {
        return status -> status.cache() == null ? 0 : value.applyAsDouble(status.cache());
    }

    private static ToDoubleFunction<SweepStatus> files(ToDoubleFunction<FilesStatus> value) {
        return status -> status.files() == null ? 0 : value.applyAsDouble(status.files());
    }
}
