package dev.sweeps.app.follow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What was read of the logs of running programs since the start.
 *
 * @param first reports that were new
 * @param again reports that were known already: after a break a log is read from a little before the last line
 * @param breaks streams that ended without being told to
 */
record LogCounts(Counter first, Counter again, Counter breaks) {
    private static final String REPORTS = "sweep.logs.reports";

    static LogCounts of(MeterRegistry registry) {
        return new LogCounts(
                registry.counter(REPORTS, "seen", "first"),
                registry.counter(REPORTS, "seen", "again"),
                registry.counter("sweep.logs.breaks"));
    }
}
