package dev.sweeps.app.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class SharedClaimsTest {
    @Test
    void mountsAClaimOnceWhoeverNamesIt() {
        PodSpec merged = SharedClaims.merged(pod("true", ""));

        assertThat(merged.getVolumes()).extracting(Volume::getName).containsExactly("data", "scratch");
        assertThat(merged.getContainers().getFirst().getVolumeMounts()).allSatisfy(mount -> assertThat(mount.getName())
                .isEqualTo(mount.getMountPath().equals("/scratch") ? "scratch" : "data"));
    }

    @Test
    void keepsReadOnlyMountsReadOnlyAndTheOtherWritable() {
        PodSpec merged = SharedClaims.merged(pod("true", ""));

        assertThat(merged.getVolumes().getFirst().getPersistentVolumeClaim().getReadOnly())
                .isNull();
        assertThat(merged.getContainers().getFirst().getVolumeMounts())
                .allSatisfy(mount -> assertThat(Boolean.TRUE.equals(mount.getReadOnly()))
                        .isEqualTo(mount.getMountPath().equals("/data")));
    }

    @Test
    void leavesDifferentClaimsAlone() {
        PodSpec pod = pod("false", "-other");

        assertThat(SharedClaims.merged(pod)).isSameAs(pod);
    }

    private static PodSpec pod(String readOnly, String suffix) {
        return Serialization.unmarshal(
                """
                containers:
                - name: train
                  volumeMounts:
                  - {name: data, mountPath: /data}
                  - {name: output, mountPath: /output, subPath: a1}
                  - {name: scratch, mountPath: /scratch}
                volumes:
                - name: data
                  persistentVolumeClaim: {claimName: shared, readOnly: %s}
                - name: output
                  persistentVolumeClaim: {claimName: shared%s}
                - name: scratch
                  emptyDir: {}
                """
                        .formatted(readOnly, suffix),
                PodSpec.class);
    }
}
