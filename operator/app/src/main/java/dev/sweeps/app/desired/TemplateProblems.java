package dev.sweeps.app.desired;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything in the template, the steps, the result and the storage that would keep a trial from being made or from being told
 * apart from a broken program. All problems are found at once and before anything is created.
 */
public final class TemplateProblems {
    private static final String SPEC = "template.spec";

    private TemplateProblems() {}

    /** Empty when trials can be made. */
    public static List<Problem> of(SweepSpec spec, TrialDefaults defaults) {
        List<Problem> problems = new ArrayList<>(FileProblems.of(spec));
        problems.addAll(CacheProblems.of(spec));
        problems.addAll(StepProblems.of(spec));
        problems.addAll(ParameterVariableProblems.of(spec));
        if (spec.result() != null && spec.result().stdout() != null) {
            problems.addAll(StdoutProblems.of(spec.result().stdout()));
        }
        switch (TemplateReader.read(spec.template())) {
            case TemplateReading.Rejected no -> problems.addAll(no.problems());
            case TemplateReading.Parsed parsed -> problems.addAll(pod(spec, parsed.template(), defaults));
        }
        return List.copyOf(problems);
    }

    private static List<Problem> pod(SweepSpec spec, PodTemplateSpec template, TrialDefaults defaults) {
        List<Problem> problems = new ArrayList<>(metadata(template.getMetadata()));
        PodSpec pod = template.getSpec();
        if (pod == null || pod.getContainers().isEmpty()) {
            problems.add(
                    new Problem(SPEC + ".containers", "is empty: give one container, the one that runs your program"));
            return problems;
        }
        if (pod.getRestartPolicy() != null && !pod.getRestartPolicy().equals("Never")) {
            problems.add(new Problem(
                    SPEC + ".restartPolicy", "must be Never or left out: attempts are counted by spec.trials.retries"));
        }
        problems.addAll(timeout(spec, pod));
        if (!defaults.allowHostAccess()) {
            problems.addAll(HostAccessProblems.of(SPEC, pod));
        }
        problems.addAll(ContainerProblems.of(SPEC, spec, pod));
        problems.addAll(PlaceholderProblems.of(SPEC, spec, pod));
        return problems;
    }

    private static List<Problem> metadata(ObjectMeta metadata) {
        List<Problem> problems = new ArrayList<>();
        if (metadata == null) {
            return problems;
        }
        if (metadata.getName() != null || metadata.getGenerateName() != null) {
            problems.add(new Problem("template.metadata.name", "must be left out: pods are named after their trial"));
        }
        if (metadata.getNamespace() != null) {
            problems.add(
                    new Problem("template.metadata.namespace", "must be left out: pods run in the Sweep's namespace"));
        }
        if (!metadata.getOwnerReferences().isEmpty()
                || !metadata.getFinalizers().isEmpty()) {
            problems.add(new Problem("template.metadata", "can hold labels and annotations only"));
        }
        return problems;
    }

    private static List<Problem> timeout(SweepSpec spec, PodSpec pod) {
        List<Problem> problems = new ArrayList<>();
        TrialTimeout.text(spec).ifPresent(text -> {
            if (TrialTimeout.seconds(spec).isEmpty()) {
                problems.add(new Problem(
                        "trials.timeout",
                        "\"" + text + "\" is no time of at least 1 s: write for example 90m or 1h30m"));
            }
            if (pod.getActiveDeadlineSeconds() != null) {
                problems.add(new Problem(
                        SPEC + ".activeDeadlineSeconds", "is given beside trials.timeout: remove one of the two"));
            }
        });
        return problems;
    }
}
