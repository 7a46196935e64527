package dev.sweeps.app.reconcile;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.SweepStatus;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Counts of the keeper's passes over all sweeps: most are made when a sweep, and with it its gauges, is at its end. */
@ApplicationScoped
public class KeeperCounters {
    private final MeterRegistry registry;

    KeeperCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** To be called after the status was written. */
    void count(@Nullable SweepStatus before, SweepStatus after) {
        var files = after.files();
        var old = before == null ? null : before.files();
        if (files == null || files.passes() <= (old == null ? 0 : old.passes())) {
            return;
        }
        registry.counter("sweep.keeper.passes", "outcome", outcome(files)).increment();
        var freed = files.bytesFreed() - (old == null ? 0 : old.bytesFreed());
        registry.counter("sweep.keeper.bytes.freed").increment((double) Math.max(0, freed));
    }

    private static String outcome(FilesStatus files) {
        if (files.failures() > 0) {
            return "failed";
        }
        return files.message() == null ? "done" : "partly";
    }
}
