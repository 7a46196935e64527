package dev.sweeps.app.desired;

import dev.sweeps.api.StepSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.condition.ConditionCompiler;
import dev.sweeps.core.condition.ConditionReading;
import dev.sweeps.core.space.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The pipeline: names that Kubernetes takes, conditions that can be read, and a step that always runs. */
final class StepProblems {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private StepProblems() {}

    static List<Problem> of(SweepSpec spec) {
        List<StepSpec> steps = PipelineSteps.declared(spec);
        List<Problem> problems = new ArrayList<>(names(spec, steps));
        problems.addAll(conditions(spec, steps));
        if (!steps.isEmpty() && steps.stream().noneMatch(step -> step.when() == null)) {
            problems.add(new Problem(
                    "steps",
                    "every step has a `when`, so that a trial could be left without any: let one step always run"));
        }
        return problems;
    }

    private static List<Problem> names(SweepSpec spec, List<StepSpec> steps) {
        List<Problem> problems = new ArrayList<>();
        Set<String> taken = new HashSet<>(templateNames(spec.template()));
        for (int i = 0; i < steps.size(); i++) {
            String path = "steps[" + i + "].name";
            String name = steps.get(i).name();
            if (name == null || !NAME.matcher(name).matches()) {
                problems.add(
                        new Problem(
                                path,
                                "\"" + name
                                        + "\" must be at most 63 lower-case letters, digits and dashes, such as train-model-a"));
            } else if (!taken.add(name)) {
                problems.add(
                        new Problem(path, "\"" + name + "\" is the name of another step or container: choose another"));
            }
        }
        return problems;
    }

    /** Names of the template's containers that stand beside the steps: all but the first, of which the steps are copies. */
    private static Set<String> templateNames(Map<String, Object> template) {
        Set<String> names = new HashSet<>();
        if (TemplateReader.read(template) instanceof TemplateReading.Parsed(var parsed) && parsed.getSpec() != null) {
            parsed.getSpec().getInitContainers().forEach(container -> names.add(container.getName()));
            parsed.getSpec().getContainers().stream().skip(1).forEach(container -> names.add(container.getName()));
        }
        return names;
    }

    private static List<Problem> conditions(SweepSpec spec, List<StepSpec> steps) {
        List<Problem> problems = new ArrayList<>();
        if (steps.stream().allMatch(step -> step.when() == null)) {
            return problems;
        }
        ConditionCompiler compiler =
                new ConditionCompiler(ConfigurationNames.of(spec).all());
        for (int i = 0; i < steps.size(); i++) {
            String when = steps.get(i).when();
            if (when != null && compiler.read(when) instanceof ConditionReading.Rejected no) {
                problems.add(new Problem("steps[" + i + "].when", no.message()));
            }
        }
        return problems;
    }
}
