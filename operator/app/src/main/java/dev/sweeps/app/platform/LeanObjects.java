package dev.sweeps.app.platform;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Leaves out who manages which field of an object: a third of each, read at every event, kept in the caches, and used by nobody here.
 * An update without them leaves them as they are.
 */
@Singleton
public class LeanObjects implements KubernetesClientObjectMapperCustomizer {
    @JsonIgnoreProperties({"managedFields"})
    private abstract static class WithoutManagers {}

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(ObjectMeta.class, WithoutManagers.class);
    }
}
