package dev.sweeps.app.keep;

import dev.sweeps.api.FilesOnDelete;
import dev.sweeps.api.KeptFiles;
import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.ClaimFolders;
import dev.sweeps.core.keep.KeepPolicy;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.Map;
import java.util.Objects;

/**
 * Removes the files of a Sweep that was deleted. It is made while the Sweep lives, suspended and without an owner, and let run when the
 * Sweep is gone: a finalizer would keep a Sweep from being deleted while no operator is there. What it removes is an annotation of
 * its pod, so that one that lost its operator can be let run by hand ({@code kubectl patch job … suspend: false}) or be deleted.
 */
public final class FarewellJob {
    private static final String FAREWELL = "farewell";
    private static final int UID_DIGITS = 8;
    private static final int RETRIES = 3;
    private static final long LONGEST_SECONDS = 1800;
    private static final int KEPT_SECONDS = 3600;

    private FarewellJob() {}

    /** Whether the files are to be deleted with the Sweep. */
    public static boolean isWanted(Sweep sweep) {
        var keep = KeepPolicies.spec(sweep);
        return keep.onDelete() == FilesOnDelete.DELETE
                && keep.files() != KeptFiles.UNMANAGED
                && sweep.getSpec().storage() != null
                && !KeepPolicies.isDryRun(sweep);
    }

    public static String name(Sweep sweep) {
        var meta = sweep.getMetadata();
        return meta.getName() + "-farewell-" + meta.getUid().substring(0, UID_DIGITS);
    }

    public static boolean isFarewell(Job job) {
        return FAREWELL.equals(job.getMetadata().getLabels().get(Keys.KEEPER));
    }

    /** Uid of the Sweep at whose deletion it runs. */
    public static String sweepUid(Job job) {
        var annotations = job.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(Keys.SWEEP_UID, "");
    }

    public static String sweepName(Job job) {
        return job.getMetadata().getLabels().getOrDefault(Keys.SWEEP, "");
    }

    public static Job of(Sweep sweep, PodTemplateSpec trial, KeeperImage image, KeepPolicy policy) {
        var meta = sweep.getMetadata();
        var storage = Objects.requireNonNull(sweep.getSpec().storage(), "kept files are on a claim");
        var labels = KeeperPod.labels(sweep, FAREWELL);
        var pod = KeeperPod.of(
                sweep,
                trial,
                image,
                policy.owner(),
                ClaimFolders.ofNamespace(storage, meta.getNamespace()),
                volume(),
                labels);
        pod.getMetadata().setAnnotations(Map.of(Keys.FAREWELL, KeepDocument.farewell(sweep)));
        return new JobBuilder()
                .withNewMetadata()
                .withName(name(sweep))
                .withNamespace(meta.getNamespace())
                .withLabels(labels)
                .withAnnotations(Map.of(Keys.SWEEP_UID, meta.getUid()))
                .endMetadata()
                .withNewSpec()
                .withSuspend(true)
                .withBackoffLimit(RETRIES)
                .withActiveDeadlineSeconds(LONGEST_SECONDS)
                .withTtlSecondsAfterFinished(KEPT_SECONDS)
                .withTemplate(pod)
                .endSpec()
                .build();
    }

    private static Volume volume() {
        return new VolumeBuilder()
                .withName(KeeperPod.LIST)
                .withNewDownwardAPI()
                .addNewItem()
                .withPath(KeeperPod.LIST)
                .withNewFieldRef()
                .withFieldPath("metadata.annotations['" + Keys.FAREWELL + "']")
                .endFieldRef()
                .endItem()
                .endDownwardAPI()
                .build();
    }
}
