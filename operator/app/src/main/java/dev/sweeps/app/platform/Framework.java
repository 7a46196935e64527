package dev.sweeps.app.platform;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationService;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The operator framework with our switches. It is put together here, and not by the extension's customizer, because that passes on neither
 * the client nor the cloner: each controller then has a client of its own, without what {@link LeanObjects} leaves out, and copies each
 * resource before each pass. Leader election is decided at run time, not at build time.
 */
@Singleton
public class Framework {

    @Produces
    @ApplicationScoped
    Operator operator(
            QuarkusConfigurationService extension,
            OperatorSettings settings,
            KubernetesClient client,
            LostLease lost,
            LeaseHandover handover,
            Instance<Reconciler<? extends HasMetadata>> reconcilers) {
        var service = new OneClient(
                extension,
                ConfigurationService.newOverriddenConfigurationService(
                        extension, switches -> set(switches, settings, client, lost, handover)),
                client);
        var operator = new Operator(service);
        reconcilers.forEach(reconciler -> register(operator, service, reconciler));
        return operator;
    }

    private static <R extends HasMetadata> void register(
            Operator operator, OneClient service, Reconciler<R> reconciler) {
        var configuration = service.getConfigurationFor(reconciler);
        configuration.setParent(service);
        operator.register(reconciler, configuration);
    }

    private static void set(
            ConfigurationServiceOverrider switches,
            OperatorSettings settings,
            KubernetesClient client,
            LostLease lost,
            LeaseHandover handover) {
        switches.withKubernetesClient(client)
                .withResourceCloner(new Uncopied())
                .withConcurrentReconciliationThreads(settings.threads())
                .withReconciliationTerminationTimeout(Duration.ofSeconds(5))
                .withCloseClientOnStop(false);
        if (settings.leaderElection()) {
            switches.withLeaderElectionConfiguration(election(settings, lost, handover));
        }
    }

    @SuppressWarnings({"deprecation", "removal"}) // The builder lets only tests switch the framework's exit off.
    private static LeaderElectionConfiguration election(
            OperatorSettings settings, LostLease lost, LeaseHandover handover) {
        var lease = settings.leaseDuration();
        return new LeaderElectionConfiguration(
                settings.leaseName(),
                handover.namespace(),
                lease,
                lease.multipliedBy(2).dividedBy(3),
                lease.dividedBy(7),
                handover.holder(),
                new LeaderCallbacks(handover::leads, lost::lost, _ -> {}),
                // Its own exit would come before the Lease is handed over; where the Lease is lost, LostLease ends us.
                false);
    }
}
