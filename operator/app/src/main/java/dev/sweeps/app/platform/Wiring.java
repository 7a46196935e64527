package dev.sweeps.app.platform;

import dev.sweeps.app.desired.TrialDefaults;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The beans that are not ours. */
@ApplicationScoped
public class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    TrialDefaults trialDefaults(OperatorSettings settings) {
        return new TrialDefaults(settings.debug(), settings.allowHostAccess());
    }

    /** Bound here because the extension of this version injects none: its own bean is empty. */
    @Produces
    @Singleton
    Metrics frameworkMetrics(MeterRegistry registry) {
        return new MicrometerMetricsV2.MicrometerMetricsV2Builder(registry).build();
    }

    /**
     * The framework counts events with two sets of tags under one name, which Prometheus refuses by an exception in the middle of
     * the handling of the event. The passes that follow from events are counted anyway.
     */
    @Produces
    @Singleton
    MeterFilter noEventCounts() {
        return MeterFilter.denyNameStartsWith("events.received");
    }
}
