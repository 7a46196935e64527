package dev.sweeps.app.desired;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One volume for each claim of a pod. The kubelet mounts a volume once and keeps waiting for a second one of the same claim: such a pod
 * stays in ContainerCreating (kubernetes/kubernetes#132921). A template that mounts the claim of its sweep itself is common.
 */
final class SharedClaims {
    private SharedClaims() {}

    /** The pod with the first volume of each claim alone; mounts of a volume that was read-only are read-only. */
    static PodSpec merged(PodSpec pod) {
        Map<String, Volume> kept = new LinkedHashMap<>();
        Map<String, String> firsts = new TreeMap<>();
        for (Volume volume : pod.getVolumes()) {
            PersistentVolumeClaimVolumeSource source = volume.getPersistentVolumeClaim();
            String first = source == null ? null : firsts.putIfAbsent(source.getClaimName(), volume.getName());
            if (first == null) {
                kept.put(volume.getName(), volume);
            } else {
                kept.computeIfPresent(first, (name, volumeBefore) -> both(volumeBefore, volume));
            }
        }
        if (kept.size() == pod.getVolumes().size()) {
            return pod;
        }
        var mounts = new Mounts(pod, firsts);
        return new PodSpecBuilder(pod)
                .withVolumes(new ArrayList<>(kept.values()))
                .withInitContainers(mounts.of(pod.getInitContainers()))
                .withContainers(mounts.of(pod.getContainers()))
                .build();
    }

    /** Read-only when both are: what is written through the other has to be writable. */
    private static Volume both(Volume volume, Volume other) {
        return isReadOnly(volume) && !isReadOnly(other)
                ? new VolumeBuilder(volume)
                        .editPersistentVolumeClaim()
                        .withReadOnly(null)
                        .endPersistentVolumeClaim()
                        .build()
                : volume;
    }

    private static boolean isReadOnly(Volume volume) {
        PersistentVolumeClaimVolumeSource source = volume.getPersistentVolumeClaim();
        return source != null && Boolean.TRUE.equals(source.getReadOnly());
    }

    private record Mounts(PodSpec pod, Map<String, String> firsts) {
        List<Container> of(List<Container> containers) {
            return containers.stream()
                    .map(container -> new ContainerBuilder(container)
                            .withVolumeMounts(container.getVolumeMounts().stream()
                                    .map(this::of)
                                    .toList())
                            .build())
                    .toList();
        }

        private VolumeMount of(VolumeMount mount) {
            for (Volume volume : pod.getVolumes()) {
                if (volume.getName().equals(mount.getName()) && volume.getPersistentVolumeClaim() != null) {
                    String claim = volume.getPersistentVolumeClaim().getClaimName();
                    return new VolumeMountBuilder(mount)
                            .withName(firsts.getOrDefault(claim, mount.getName()))
                            .withReadOnly(isReadOnly(volume) ? Boolean.TRUE : mount.getReadOnly())
                            .build();
                }
            }
            return mount;
        }
    }
}
