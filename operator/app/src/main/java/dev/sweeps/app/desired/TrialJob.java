package dev.sweeps.app.desired;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Job of one attempt of a trial. It runs one pod once: whether there is another attempt is the operator's decision. */
public final class TrialJob {
    private static final String ATTEMPT = "-a";
    /** More attempts than that nobody counts. */
    private static final int MOST_DIGITS = 9;

    private TrialJob() {}

    /**
     * Name of the Job of an attempt (from 1) of a trial. It carries the attempt, because a Job that is made again under an old name can
     * stay without a pod for ever (kubernetes/kubernetes issue 131917).
     */
    public static String name(String trial, int attempt) {
        return trial + ATTEMPT + attempt;
    }

    /** The attempt that a Job of this name makes; empty for a name that {@link #name} does not give. */
    public static Optional<Integer> attempt(String trial, String job) {
        if (!job.startsWith(trial + ATTEMPT)) {
            return Optional.empty();
        }
        var number = job.substring(trial.length() + ATTEMPT.length());
        var wellFormed = !number.isEmpty()
                && number.length() <= MOST_DIGITS
                && number.charAt(0) != '0'
                && number.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return wellFormed ? Optional.of(Integer.valueOf(number)) : Optional.empty();
    }

    /**
     * Builds the Job. The same arguments give the same Job, byte for byte.
     *
     * @param prepared of the sweep's spec
     * @param attempt from 1
     */
    public static JobRendering render(PreparedTemplate prepared, Sweep sweep, Trial trial, int attempt) {
        return switch (prepared) {
            case PreparedTemplate.Rejected no -> new JobRendering.Rejected(no.problems());
            case PreparedTemplate.Ready ready ->
                switch (TrialConfiguration.read(sweep.getSpec(), trial.getSpec().parameters())) {
                    case ConfigurationReading.Rejected no -> new JobRendering.Rejected(no.problems());
                    case ConfigurationReading.Ready read ->
                        render(TrialAttempt.of(ready, sweep, trial, attempt, read.configuration()));
                };
        };
    }

    /** Whether a container of a trial's pod is a step of the trial, and no sidecar or preparation of the template's own. */
    public static boolean isStep(Container container) {
        return container.getEnv().stream().anyMatch(variable -> TrialEnvironment.TRIAL.equals(variable.getName()));
    }

    /** The pod that the Job's controller would make: for a dry run, because quotas and Pod Security judge pods and not Jobs. */
    public static Pod pod(Job job) {
        PodTemplateSpec template = job.getSpec().getTemplate();
        return new PodBuilder()
                .withNewMetadataLike(template.getMetadata())
                .withGenerateName(job.getMetadata().getName() + "-")
                .withNamespace(job.getMetadata().getNamespace())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
    }

    private static JobRendering render(TrialAttempt attempt) {
        List<Problem> problems = SizeProblems.of(attempt);
        return problems.isEmpty() ? new JobRendering.Rendered(job(attempt)) : new JobRendering.Rejected(problems);
    }

    private static Job job(TrialAttempt attempt) {
        return new JobBuilder()
                .withNewMetadata()
                .withName(attempt.jobName())
                .withNamespace(attempt.namespace())
                .withLabels(labels(attempt))
                .withOwnerReferences(Ownership.by(attempt.trial()))
                .endMetadata()
                .withNewSpec()
                .withSuspend(Queueing.queue(attempt.sweep()).isPresent() ? true : null)
                .withParallelism(1)
                .withCompletions(1)
                .withBackoffLimit(0)
                // No second pod while the first one still holds the GPU and the output folder.
                .withPodReplacementPolicy("Failed")
                .withPodFailurePolicy(failOnDisruption())
                .withTemplate(TrialPod.of(attempt))
                .endSpec()
                .build();
    }

    private static Map<String, String> labels(TrialAttempt attempt) {
        Map<String, String> labels = Queueing.jobLabels(attempt.sweep());
        labels.putAll(TrialPod.ownLabels(attempt));
        return labels;
    }

    /** Ends the attempt and says in the Job's condition that a disruption ended it, not the program. */
    private static PodFailurePolicy failOnDisruption() {
        return new PodFailurePolicyBuilder()
                .addNewRule()
                .withAction("FailJob")
                .addNewOnPodCondition("True", "DisruptionTarget")
                .endRule()
                .build();
    }
}
