package dev.sweeps.app.desired;

import dev.sweeps.api.Keys;
import dev.sweeps.api.StorageSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The volumes of a trial and where its containers see them. */
final class TrialVolumes {
    static final String CONFIG = "sweep-config";
    static final String OUTPUT = "sweep-output";
    static final String LIB = "sweep-lib";
    static final String CACHE = "sweep-cache";

    /** Names that a template may not use for its own volumes. */
    static final Set<String> NAMES = Set.of(CONFIG, OUTPUT, LIB, CACHE);

    private static final String PARAMETERS_KEY = "parameters.json";

    private TrialVolumes() {}

    static List<Volume> volumes(TrialAttempt attempt) {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(config());
        // Before the output: of two volumes of one claim the first stays, and a warm-up Job has an output of its own.
        if (attempt.spec().cache() != null) {
            attempt.storage().ifPresent(storage -> volumes.add(onClaim(CACHE, storage)));
        }
        volumes.add(output(attempt));
        if (attempt.hasPythonHelper()) {
            volumes.add(new VolumeBuilder()
                    .withName(LIB)
                    .withNewConfigMap()
                    .withName(HelperConfigMap.name(attempt.sweepName()))
                    .endConfigMap()
                    .build());
        }
        return volumes;
    }

    static List<VolumeMount> mounts(TrialAttempt attempt) {
        List<VolumeMount> mounts = new ArrayList<>();
        mounts.add(mount(CONFIG, TrialPaths.CONFIG, null, true));
        mounts.add(mount(OUTPUT, TrialPaths.OUTPUT, outputSubPath(attempt), false));
        resultFolder(attempt)
                .ifPresent(folder -> mounts.add(
                        mount(OUTPUT, TrialPaths.OUTPUT + "/" + folder, below(outputSubPath(attempt), folder), false)));
        if (attempt.resumes()) {
            mounts.add(mount(OUTPUT, TrialPaths.ATTEMPTS, trialSubPath(attempt, attempt.trialName()), true));
        }
        attempt.origin()
                .map(origin -> trialSubPath(attempt, origin.trial()))
                .ifPresent(folder -> mounts.add(mount(OUTPUT, TrialPaths.CONTINUED, folder, true)));
        if (attempt.spec().cache() != null) {
            attempt.storage()
                    .ifPresent(storage -> mounts.add(
                            mount(CACHE, TrialPaths.CACHE, cacheSubPath(storage, attempt.namespace()), false)));
        }
        if (attempt.hasPythonHelper()) {
            mounts.add(mount(LIB, TrialPaths.LIB, null, true));
        }
        return mounts;
    }

    /** The parameter file is an annotation of the pod: no ConfigMap per trial. */
    private static Volume config() {
        return new VolumeBuilder()
                .withName(CONFIG)
                .withNewDownwardAPI()
                .addNewItem()
                .withPath(PARAMETERS_KEY)
                .withNewFieldRef()
                .withFieldPath("metadata.annotations['" + Keys.PARAMETERS + "']")
                .endFieldRef()
                .endItem()
                .endDownwardAPI()
                .build();
    }

    private static Volume output(TrialAttempt attempt) {
        VolumeBuilder volume = new VolumeBuilder().withName(OUTPUT);
        return attempt.storage()
                .map(storage -> volume.withNewPersistentVolumeClaim(storage.claim(), null))
                .orElseGet(() -> volume.withNewEmptyDir().endEmptyDir())
                .build();
    }

    /** Folder of the attempt on the claim; null when the output is an empty folder of the pod. */
    private static @Nullable String outputSubPath(TrialAttempt attempt) {
        String trial = trialSubPath(attempt, attempt.trialName());
        return trial == null ? null : trial + "/" + TrialPaths.attempt(attempt.number());
    }

    /** Folder of a trial of the same sweep on the claim. */
    private static @Nullable String trialSubPath(TrialAttempt attempt, String trial) {
        return attempt.storage()
                .map(storage -> ClaimFolders.ofTrial(storage, attempt.namespace(), attempt.sweepName(), trial))
                .orElse(null);
    }

    /** Folder of the batch cache on the claim; no sweep can have its name. */
    static String cacheSubPath(StorageSpec storage, String namespace) {
        return ClaimFolders.ofNamespace(storage, namespace) + "/_batch_cache";
    }

    private static Volume onClaim(String name, StorageSpec storage) {
        return new VolumeBuilder()
                .withName(name)
                .withNewPersistentVolumeClaim(storage.claim(), null)
                .build();
    }

    /**
     * The folder, below the output, of a result file that the program writes to a place of its own. The kubelet puts the file there
     * before the program starts, and its folder would be the container runtime's, not writable for another user; as a mount of
     * the output volume it is like the output folder itself.
     */
    private static Optional<String> resultFolder(TrialAttempt attempt) {
        String file = attempt.resultFile();
        String prefix = TrialPaths.OUTPUT + "/";
        int end = file.lastIndexOf('/');
        return file.startsWith(prefix) && end > prefix.length()
                ? Optional.of(file.substring(prefix.length(), end))
                : Optional.empty();
    }

    private static String below(@Nullable String subPath, String folder) {
        return subPath == null ? folder : subPath + "/" + folder;
    }

    private static VolumeMount mount(String volume, String path, @Nullable String subPath, boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withSubPath(subPath)
                .withReadOnly(readOnly ? Boolean.TRUE : null)
                .build();
    }
}
