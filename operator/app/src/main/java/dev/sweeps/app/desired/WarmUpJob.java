package dev.sweeps.app.desired;

import dev.sweeps.api.CacheBuildSpec;
import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.core.cache.CacheKey;
import dev.sweeps.core.cache.CachePolicy;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Job that builds the data of one key before GPUs are asked for: the pod of a trial, without GPUs and without an output folder of
 * its own. Its name follows from place and key alone, so that of all sweeps that share them one makes it: its creation is the lock.
 * It stays, as the record that its key was built, until its Sweep is deleted.
 */
public final class WarmUpJob {
    private static final String DEFAULT_TIMEOUT = "1h";
    private static final int NAME_DIGITS = 20;
    private static final int LABEL_DIGITS = 40;

    private WarmUpJob() {}

    /** Name of the Job for a key; a discarded key has another one. */
    public static String name(CachePolicy policy, String key) {
        String before = policy.discardedBefore(key).map(Object::toString).orElse("");
        return "batch-cache-"
                + CacheKey.digest(policy.place() + "\n" + key + "\n" + before).substring(0, NAME_DIGITS);
    }

    /**
     * Builds the Job.
     *
     * @param parameters of a trial that waits for the key
     */
    public static JobRendering render(
            PreparedTemplate prepared, Sweep sweep, CachePolicy policy, String key, Map<String, Object> parameters) {
        String name = name(policy, key);
        var trial = DesiredTrial.of(sweep, 0, 0, parameters, "a warm-up", null, null);
        trial.getMetadata().setName(name);
        return switch (TrialJob.render(prepared, sweep, trial, 1)) {
            case JobRendering.Rejected rejected -> rejected;
            case JobRendering.Rendered rendered ->
                new JobRendering.Rendered(warmUp(rendered.job(), sweep, policy.place(), key, name));
        };
    }

    private static Job warmUp(Job trial, Sweep sweep, String place, String key, String name) {
        CacheBuildSpec build = Objects.requireNonNull(sweep.getSpec().cache()).build();
        Map<String, String> labels = Map.of(
                Keys.SWEEP, sweep.getMetadata().getName(),
                Keys.CACHE_KEY, key.substring(0, LABEL_DIGITS),
                Keys.MANAGED_BY, Keys.OPERATOR);
        var template = trial.getSpec().getTemplate();
        Map<String, String> podLabels = new TreeMap<>(template.getMetadata().getLabels());
        podLabels.remove(Keys.TRIAL);
        podLabels.remove(Keys.ATTEMPT);
        podLabels.putAll(labels);
        return new JobBuilder(trial)
                .withNewMetadata()
                .withName(name)
                .withNamespace(sweep.getMetadata().getNamespace())
                .withLabels(labels)
                .withAnnotations(Map.of(Keys.CACHE_PLACE, place, Keys.CACHE_WHOLE_KEY, key))
                .withOwnerReferences(Ownership.by(sweep))
                .endMetadata()
                .editSpec()
                .withBackoffLimit(retries(build))
                .withPodFailurePolicy(null)
                .editTemplate()
                .editMetadata()
                .withLabels(podLabels)
                .endMetadata()
                .withSpec(pod(template.getSpec(), build))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static int retries(@Nullable CacheBuildSpec build) {
        return build == null ? 1 : Objects.requireNonNullElse(build.retries(), 1);
    }

    /** The template's preparations and the program; what runs beside it would keep the Job from ending. */
    private static PodSpec pod(PodSpec trial, @Nullable CacheBuildSpec build) {
        List<Container> preparations = trial.getInitContainers().stream()
                .filter(container -> !TrialJob.isStep(container))
                .map(WarmUpJob::withoutGpus)
                .map(WarmUpJob::onItsOwnOutput)
                .toList();
        String timeout = build == null || build.timeout() == null ? DEFAULT_TIMEOUT : build.timeout();
        return new PodSpecBuilder(trial)
                .withInitContainers(preparations)
                .withContainers(builder(trial.getContainers().getFirst(), build))
                .withVolumes(volumes(trial.getVolumes()))
                .withActiveDeadlineSeconds(TrialTimeout.seconds(timeout).orElse(null))
                .build();
    }

    private static Container builder(Container program, @Nullable CacheBuildSpec build) {
        List<EnvVar> environment = new ArrayList<>(program.getEnv());
        environment.addFirst(new EnvVar("SWEEP_CACHE_WARM_UP", "1", null));
        ContainerBuilder container = new ContainerBuilder(onItsOwnOutput(withoutGpus(program)))
                .withEnv(environment)
                .withTerminationMessagePolicy("FallbackToLogsOnError");
        if (build != null && build.command() != null) {
            container.withCommand(build.command()).withArgs(CachePolicies.orEmpty(build.args()));
        } else if (build != null && build.args() != null) {
            container.withArgs(build.args());
        }
        return container.build();
    }

    /** An output folder that ends with the pod; the claim's volume goes unless the cache is mounted from it. */
    private static List<Volume> volumes(List<Volume> trial) {
        List<Volume> volumes = new ArrayList<>(trial);
        volumes.removeIf(volume -> volume.getName().equals(TrialVolumes.OUTPUT));
        volumes.add(new VolumeBuilder()
                .withName(TrialVolumes.OUTPUT)
                .withNewEmptyDir()
                .endEmptyDir()
                .build());
        return volumes;
    }

    /** The name of the volume that a trial's output is on is the claim's first one. */
    private static Container onItsOwnOutput(Container container) {
        return new ContainerBuilder(container)
                .withVolumeMounts(container.getVolumeMounts().stream()
                        .map(WarmUpJob::ofThePod)
                        .toList())
                .build();
    }

    private static VolumeMount ofThePod(VolumeMount mount) {
        return TrialPaths.isOutput(mount.getMountPath())
                ? new VolumeMountBuilder(mount)
                        .withName(TrialVolumes.OUTPUT)
                        .withSubPath(TrialPaths.belowOutput(mount.getMountPath()))
                        .build()
                : mount;
    }

    private static Container withoutGpus(Container container) {
        ResourceRequirements resources = container.getResources();
        if (resources == null) {
            return container;
        }
        return new ContainerBuilder(container)
                .withResources(new ResourceRequirementsBuilder(resources)
                        .withLimits(GpuRequest.without(resources.getLimits()))
                        .withRequests(GpuRequest.without(resources.getRequests()))
                        .build())
                .build();
    }
}
