package dev.sweeps.app.it;

import dev.sweeps.app.cluster.Lab;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** A claim with a volume of its namespace, for fake nodes: nobody writes to it, as no container runs. */
final class NobodysVolume {
    private NobodysVolume() {}

    static void claim(Lab lab, String name) {
        var size = Map.of("storage", new Quantity("1Gi"));
        lab.client()
                .resource(new PersistentVolumeBuilder()
                        .withNewMetadata()
                        .withName(lab.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .withCapacity(size)
                        .withAccessModes("ReadWriteMany")
                        .withNewHostPath("/nowhere", "")
                        .endSpec()
                        .build())
                .create();
        lab.client()
                .resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withStorageClassName("")
                        .withVolumeName(lab.namespace())
                        .withAccessModes("ReadWriteMany")
                        .withNewResources()
                        .withRequests(size)
                        .endResources()
                        .endSpec()
                        .build())
                .inNamespace(lab.namespace())
                .create();
    }
}
