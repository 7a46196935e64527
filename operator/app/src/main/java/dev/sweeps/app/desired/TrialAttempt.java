package dev.sweeps.app.desired;

import dev.sweeps.api.ResultSpec;
import dev.sweeps.api.StepSpec;
import dev.sweeps.api.StorageSpec;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialMemoryStatus;
import dev.sweeps.api.TrialOrigin;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one Job depends on, and nothing else.
 *
 * @param number the attempt, from 1
 * @param template of the whole sweep, as its user wrote it
 * @param steps those that this configuration switches on
 */
record TrialAttempt(
        Sweep sweep,
        Trial trial,
        int number,
        TrialDefaults defaults,
        PodTemplateSpec template,
        List<StepSpec> steps,
        TrialConfiguration configuration) {
    TrialAttempt {
        if (number < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, not " + number);
        }
        steps = List.copyOf(steps);
    }

    static TrialAttempt of(
            PreparedTemplate.Ready prepared, Sweep sweep, Trial trial, int number, TrialConfiguration configuration) {
        return new TrialAttempt(
                sweep,
                trial,
                number,
                prepared.defaults(),
                prepared.template(),
                prepared.steps().enabled(configuration),
                configuration);
    }

    SweepSpec spec() {
        return sweep.getSpec();
    }

    String sweepName() {
        return sweep.getMetadata().getName();
    }

    String trialName() {
        return trial.getMetadata().getName();
    }

    String namespace() {
        return trial.getMetadata().getNamespace();
    }

    String jobName() {
        return TrialJob.name(trialName(), number);
    }

    boolean verbose() {
        return defaults.debug() || Boolean.TRUE.equals(spec().verbose());
    }

    boolean hasPythonHelper() {
        return !Boolean.FALSE.equals(spec().pythonHelper());
    }

    Optional<StorageSpec> storage() {
        return Optional.ofNullable(spec().storage());
    }

    /** Whether there are folders of attempts before this one, of which each may have left a checkpoint. */
    boolean resumes() {
        return number > 1 && spec().storage() != null;
    }

    /** The trial from whose checkpoint this one begins, where there is a volume on which that can be. */
    Optional<TrialOrigin> origin() {
        return storage().flatMap(_ -> Optional.ofNullable(trial.getSpec().continues()));
    }

    /** Null unless an earlier attempt ran out of memory and the sweep gives more. */
    @Nullable
    TrialMemoryStatus raisedMemory() {
        return trial.getStatus() == null ? null : trial.getStatus().memory();
    }

    /** Bytes of a step's result; each step after the first one is a container more than the template has. */
    int resultLimit() {
        PodSpec pod = template.getSpec();
        return ResultLimit.bytes(
                pod.getInitContainers().size() + pod.getContainers().size() + Math.max(0, steps.size() - 1));
    }

    String resultFile() {
        return Optional.ofNullable(spec().result()).map(ResultSpec::file).orElse(TrialPaths.RESULT_FILE);
    }
}
