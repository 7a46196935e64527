package dev.sweeps.app.follow;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was read of the logs of running programs since the start. Counted here and shown by the registry, for what a registry's own
 * counter takes before the start is complete can be lost.
 *
 * @param first reports that were new
 * @param again reports that were known already: after a break a log is read from a little before the last line
 * @param breaks streams that ended without being told to
 */
record LogCounts(LongAdder first, LongAdder again, LongAdder breaks) {
    private static final String REPORTS = "sweep.logs.reports";

    LogCounts() {
        this(new LongAdder(), new LongAdder(), new LongAdder());
    }

    LogCounts shownBy(MeterRegistry registry) {
        show(FunctionCounter.builder(REPORTS, first, LongAdder::doubleValue).tag("seen", "first"), registry);
        show(FunctionCounter.builder(REPORTS, again, LongAdder::doubleValue).tag("seen", "again"), registry);
        show(FunctionCounter.builder("sweep.logs.breaks", breaks, LongAdder::doubleValue), registry);
        return this;
    }

    private static void show(FunctionCounter.Builder<LongAdder> counter, MeterRegistry registry) {
        var _ = counter.register(registry);
    }
}
