package dev.sweeps.app.keep;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.ClaimFolders;
import dev.sweeps.app.desired.Ownership;
import dev.sweeps.core.keep.KeepList;
import dev.sweeps.core.keep.TrialFiles;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One pass of the keeper. Its name is the number of the pass, so that there is one at a time; its list is a ConfigMap that belongs to
 * it, made after it: the kubelet waits for that.
 */
public final class KeeperJob {
    private static final String PASS = "pass";
    private static final int RETRIES = 1;
    private static final long LONGEST_SECONDS = 1800;
    /** So that a failed pass can be looked at; one that ended well is deleted as soon as its report is stored. */
    private static final int KEPT_SECONDS = 3600;

    private KeeperJob() {}

    public static String name(String sweep, long pass) {
        return sweep + "-keep-" + pass;
    }

    public static boolean isPass(Job job) {
        return PASS.equals(job.getMetadata().getLabels().get(Keys.KEEPER));
    }

    /** Number of the pass that {@code job} makes; 0 for any other Job. */
    public static long pass(Job job) {
        var name = job.getMetadata().getName();
        var digits = name.substring(name.lastIndexOf('-') + 1);
        return isPass(job) && digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /** Digest of the list that {@code job} was made for. */
    public static String digest(Job job) {
        return annotation(job, Keys.KEEP_DIGEST);
    }

    /** The trials that {@code job} keeps, by rank. */
    public static List<String> kept(Job job) {
        return List.of(annotation(job, Keys.KEPT).split(","));
    }

    private static String annotation(Job job, String key) {
        var annotations = job.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(key, "");
    }

    public static Job of(Sweep sweep, PodTemplateSpec trial, KeeperImage image, KeepList list, long pass) {
        var meta = sweep.getMetadata();
        var storage = Objects.requireNonNull(sweep.getSpec().storage(), "kept files are on a claim");
        var labels = KeeperPod.labels(sweep, PASS);
        var name = name(meta.getName(), pass);
        return new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(meta.getNamespace())
                .withLabels(labels)
                .addToAnnotations(Keys.KEEP_DIGEST, list.digest())
                .addToAnnotations(
                        Keys.KEPT, list.kept().stream().map(TrialFiles::trial).collect(Collectors.joining(",")))
                .withOwnerReferences(Ownership.by(sweep))
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(RETRIES)
                .withActiveDeadlineSeconds(LONGEST_SECONDS)
                .withTtlSecondsAfterFinished(KEPT_SECONDS)
                .withTemplate(KeeperPod.of(
                        sweep,
                        trial,
                        image,
                        list.policy().owner(),
                        ClaimFolders.ofSweep(storage, meta.getNamespace(), meta.getName()),
                        volume(name),
                        labels))
                .endSpec()
                .build();
    }

    /**
     * The list of a Job that was made.
     *
     * @param document see {@link KeepDocument}
     */
    public static ConfigMap list(Job job, byte[] document) {
        var meta = job.getMetadata();
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withLabels(meta.getLabels())
                .withOwnerReferences(Ownership.by(job))
                .endMetadata()
                .withImmutable(true)
                .withBinaryData(Map.of(KeeperPod.LIST, Base64.getEncoder().encodeToString(document)))
                .build();
    }

    private static Volume volume(String name) {
        return new VolumeBuilder()
                .withName(KeeperPod.LIST)
                .withNewConfigMap()
                .withName(name)
                .endConfigMap()
                .build();
    }
}
