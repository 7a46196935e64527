package dev.sweeps.app.desired;

import dev.sweeps.api.Keys;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pod of one attempt, as its Job makes it. */
final class TrialPod {
    private TrialPod() {}

    static PodTemplateSpec of(TrialAttempt attempt) {
        PodTemplateSpec template = attempt.template();
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels(attempt, template))
                .withAnnotations(annotations(attempt, template))
                .endMetadata()
                .withSpec(spec(attempt, template.getSpec()))
                .build();
    }

    /** Labels by which the operator finds what it made. */
    static Map<String, String> ownLabels(TrialAttempt attempt) {
        return new TreeMap<>(Map.of(
                Keys.SWEEP, attempt.sweepName(),
                Keys.TRIAL, attempt.trialName(),
                Keys.ATTEMPT, Integer.toString(attempt.number()),
                Keys.MANAGED_BY, Keys.OPERATOR));
    }

    private static Map<String, String> labels(TrialAttempt attempt, PodTemplateSpec template) {
        Map<String, String> labels = new TreeMap<>();
        if (template.getMetadata() != null) {
            labels.putAll(template.getMetadata().getLabels());
        }
        labels.putAll(ownLabels(attempt));
        return labels;
    }

    private static Map<String, String> annotations(TrialAttempt attempt, PodTemplateSpec template) {
        Map<String, String> annotations = new TreeMap<>();
        if (template.getMetadata() != null) {
            annotations.putAll(template.getMetadata().getAnnotations());
        }
        annotations.put(Keys.PARAMETERS, attempt.configuration().nestedJson());
        return annotations;
    }

    private static PodSpec spec(TrialAttempt attempt, PodSpec template) {
        List<Volume> volumes = new ArrayList<>(template.getVolumes());
        volumes.addAll(TrialVolumes.volumes(attempt));
        return SharedClaims.merged(new PodSpecBuilder(template)
                .withRestartPolicy("Never")
                .withInitContainers(hardened(TrialContainers.init(attempt, template)))
                .withContainers(hardened(TrialContainers.main(attempt, template)))
                .withVolumes(volumes)
                .withAffinity(NodeRepulsion.of(template.getAffinity(), attempt.sweep()))
                .withActiveDeadlineSeconds(TrialTimeout.ofPod(attempt.spec(), template.getActiveDeadlineSeconds()))
                .withEnableServiceLinks(
                        Optional.ofNullable(template.getEnableServiceLinks()).orElse(false))
                .withAutomountServiceAccountToken(Optional.ofNullable(template.getAutomountServiceAccountToken())
                        .orElse(false))
                .withSecurityContext(PodDefaults.hardened(template.getSecurityContext()))
                .build());
    }

    private static List<Container> hardened(List<Container> containers) {
        return containers.stream().map(PodDefaults::hardened).toList();
    }
}
