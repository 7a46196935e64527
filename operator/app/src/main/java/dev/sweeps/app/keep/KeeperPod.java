package dev.sweeps.app.keep;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pod of a keeper: the operator's image with one folder of the claim and the list, no token, no network need, as the user that
 * owns the files, on the nodes on which the trials run.
 */
final class KeeperPod {
    static final String LIST = "list";

    private static final String FILES = "files";
    private static final String LIST_FOLDER = "/keeper/list";
    private static final String FILES_FOLDER = "/keeper/files";
    private static final String REPORT = "/dev/termination-log";
    private static final List<String> JAVA = List.of(
            "/opt/jre/bin/java",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            "/opt/sweep-operator/lib/main/*",
            "dev.sweeps.keeper.Main");

    private KeeperPod() {}

    /**
     * Builds it.
     *
     * @param folder of the claim that is all it sees
     * @param list volume with a file {@link #LIST}
     */
    static PodTemplateSpec of(
            Sweep sweep,
            PodTemplateSpec trial,
            KeeperImage image,
            long user,
            String folder,
            Volume list,
            Map<String, String> labels) {
        var places = trial.getSpec();
        var claim = Objects.requireNonNull(sweep.getSpec().storage(), "kept files are on a claim")
                .claim();
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withNodeSelector(places.getNodeSelector())
                .withAffinity(places.getAffinity())
                .withTolerations(places.getTolerations())
                .withImagePullSecrets(places.getImagePullSecrets())
                .withSecurityContext(pod(places.getSecurityContext(), user))
                .addNewContainer()
                .withName("keeper")
                .withImage(image.name())
                .withImagePullPolicy(image.pullPolicy())
                .withCommand(JAVA)
                .withArgs(FILES_FOLDER, LIST_FOLDER + "/" + LIST, REPORT)
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withNewResources()
                .addToRequests("cpu", new Quantity("50m"))
                .addToRequests("memory", new Quantity("128Mi"))
                .addToLimits("memory", new Quantity("512Mi"))
                .endResources()
                .withSecurityContext(container(user))
                .addNewVolumeMount()
                .withName(FILES)
                .withMountPath(FILES_FOLDER)
                .withSubPath(folder)
                .endVolumeMount()
                .addNewVolumeMount()
                .withName(LIST)
                .withMountPath(LIST_FOLDER)
                .withReadOnly(true)
                .endVolumeMount()
                .endContainer()
                .addNewVolume()
                .withName(FILES)
                .withNewPersistentVolumeClaim(claim, null)
                .endVolume()
                .addToVolumes(list)
                .endSpec()
                .build();
    }

    static Map<String, String> labels(Sweep sweep, String kind) {
        return new TreeMap<>(
                Map.of(Keys.SWEEP, sweep.getMetadata().getName(), Keys.KEEPER, kind, Keys.MANAGED_BY, Keys.OPERATOR));
    }

    /** The groups of the template: on many volumes they, not the user, may write. */
    private static PodSecurityContext pod(@Nullable PodSecurityContext trial, long user) {
        return (trial == null ? new PodSecurityContextBuilder() : new PodSecurityContextBuilder(trial))
                .withRunAsUser(user)
                .withRunAsNonRoot(user == 0 ? null : Boolean.TRUE)
                .withNewSeccompProfile(null, "RuntimeDefault")
                .build();
    }

    /** Root without the right to pass by file permissions could not remove what an image of another user wrote. */
    private static SecurityContext container(long user) {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .withAdd(user == 0 ? List.of("DAC_OVERRIDE") : List.of())
                .endCapabilities()
                .build();
    }
}
