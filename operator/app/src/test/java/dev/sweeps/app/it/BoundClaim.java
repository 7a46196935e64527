package dev.sweeps.app.it;

import dev.sweeps.app.cluster.Lab;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** A claim that is bound to a volume of its own, a folder of the node. */
final class BoundClaim {
    private BoundClaim() {}

    /** For fake nodes: nobody writes to it, as no container runs. */
    static void onFakeNodes(Lab lab, String name) {
        on(lab, name, "/nowhere", "1Gi");
    }

    static void on(Lab lab, String name, String folder, String size) {
        var storage = Map.of("storage", new Quantity(size));
        var volume = lab.namespace() + "-" + name;
        lab.client()
                .resource(new PersistentVolumeBuilder()
                        .withNewMetadata()
                        .withName(volume)
                        .endMetadata()
                        .withNewSpec()
                        .withCapacity(storage)
                        .withAccessModes("ReadWriteMany")
                        .withNewHostPath(folder, "")
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
                        .withVolumeName(volume)
                        .withAccessModes("ReadWriteMany")
                        .withNewResources()
                        .withRequests(storage)
                        .endResources()
                        .endSpec()
                        .build())
                .inNamespace(lab.namespace())
                .create();
    }
}
