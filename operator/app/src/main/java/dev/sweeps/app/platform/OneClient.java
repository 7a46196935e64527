package dev.sweeps.app.platform;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.Cloner;
import io.javaoperatorsdk.operator.api.config.ConfigurationService;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import io.quarkiverse.operatorsdk.runtime.config.OverriddenConfigurationService;

/** The extension's configuration with our switches, and with the client and the cloner that its own class forgets to pass on. */
final class OneClient extends OverriddenConfigurationService {
    private final ConfigurationService switches;
    private final KubernetesClient client;

    OneClient(QuarkusConfigurationService extension, ConfigurationService switches, KubernetesClient client) {
        super(extension, switches);
        this.switches = switches;
        this.client = client;
    }

    @Override
    public KubernetesClient getKubernetesClient() {
        return client;
    }

    @Override
    public Cloner getResourceCloner() {
        return switches.getResourceCloner();
    }
}
