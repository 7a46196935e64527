package dev.sweeps.app.it;

import static org.awaitility.Awaitility.await;

import dev.sweeps.app.cluster.Lab;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A claim of the local cluster, whose volumes are folders of this machine: what is on it can be read. */
record SharedFolder(Path root) {
    /** Makes the claim and waits until it has a volume. */
    static SharedFolder claim(Lab lab, String name) {
        lab.client()
                .resource(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(lab.namespace())
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteMany")
                        .withNewResources()
                        .withRequests(Map.of("storage", new Quantity("1Gi")))
                        .endResources()
                        .endSpec()
                        .build())
                .create();
        var claims = lab.client().persistentVolumeClaims().inNamespace(lab.namespace());
        String volume = await("a volume for " + name)
                .atMost(Lab.LIMIT)
                .until(() -> volume(claims.withName(name).get()), Optional::isPresent)
                .orElseThrow();
        return new SharedFolder(Path.of(lab.client()
                .persistentVolumes()
                .withName(volume)
                .get()
                .getSpec()
                .getHostPath()
                .getPath()));
    }

    private static Optional<String> volume(PersistentVolumeClaim claim) {
        return Optional.ofNullable(claim.getSpec().getVolumeName())
                .filter(_ -> "Bound".equals(claim.getStatus().getPhase()));
    }

    Path at(String path) {
        return root.resolve(path);
    }

    /** Names in a folder, sorted; none when it is not there. */
    List<String> names(String folder) throws IOException {
        if (!Files.isDirectory(at(folder))) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(at(folder))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    String text(String file) throws IOException {
        return Files.readString(at(file));
    }
}
