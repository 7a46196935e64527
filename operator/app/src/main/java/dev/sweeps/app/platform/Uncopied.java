package dev.sweeps.app.platform;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.Cloner;

/**
 * Hands out what stands in the watched caches. The framework would write and read each resource as JSON before every pass,
 * for reconcilers that change what they are given; ours read it and write new objects.
 */
final class Uncopied implements Cloner {
    @Override
    public <R extends HasMetadata> R clone(R resource) {
        return resource;
    }
}
