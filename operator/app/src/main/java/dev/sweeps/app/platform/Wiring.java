package dev.sweeps.app.platform;

import dev.sweeps.app.desired.TrialDefaults;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurationServiceCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** The beans that are not ours, and the switches of the operator framework. */
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

    /** Leader election is decided at run time, not at build time. */
    @Produces
    @Singleton
    ConfigurationServiceCustomizer framework(OperatorSettings settings, KubernetesClient client) {
        return new ConfigurationServiceCustomizer() {
            @Override
            public Consumer<ConfigurationServiceOverrider> overrider() {
                return framework -> {
                    framework
                            .withConcurrentReconciliationThreads(settings.threads())
                            .withReconciliationTerminationTimeout(Duration.ofSeconds(5))
                            .withCloseClientOnStop(false)
                            .withResourceCloner(new Uncopied());
                    if (settings.leaderElection()) {
                        framework.withLeaderElectionConfiguration(election(settings, client));
                    }
                };
            }
        };
    }

    private static LeaderElectionConfiguration election(OperatorSettings settings, KubernetesClient client) {
        var lease = settings.leaseDuration();
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(settings.leaseName())
                .withLeaseNamespace(settings.leaseNamespace().orElseGet(client::getNamespace))
                .withLeaseDuration(lease)
                .withRenewDeadline(lease.multipliedBy(2).dividedBy(3))
                .withRetryPeriod(lease.dividedBy(7))
                .build();
    }
}
