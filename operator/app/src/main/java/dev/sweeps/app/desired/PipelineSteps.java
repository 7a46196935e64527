package dev.sweeps.app.desired;

import dev.sweeps.api.StepSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.condition.Condition;
import dev.sweeps.core.condition.ConditionCompiler;
import dev.sweeps.core.condition.ConditionReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The steps of the pipeline with their conditions compiled, of which a configuration switches some on. */
record PipelineSteps(List<Step> all) {
    /**
     * One step.
     *
     * @param when empty: it always runs
     */
    record Step(StepSpec spec, Optional<Condition> when) {}

    PipelineSteps {
        all = List.copyOf(all);
    }

    /** The steps of a spec in which {@link StepProblems} has found nothing wrong. */
    static PipelineSteps of(SweepSpec spec) {
        List<StepSpec> declared = declared(spec);
        List<Step> steps = new ArrayList<>();
        if (declared.stream().allMatch(step -> step.when() == null)) {
            declared.forEach(step -> steps.add(new Step(step, Optional.empty())));
            return new PipelineSteps(steps);
        }
        ConditionCompiler compiler =
                new ConditionCompiler(ConfigurationNames.of(spec).all());
        declared.forEach(step ->
                steps.add(new Step(step, Optional.ofNullable(step.when()).map(when -> read(compiler, when)))));
        return new PipelineSteps(steps);
    }

    /** Empty when the template's container is the whole trial. */
    static List<StepSpec> declared(SweepSpec spec) {
        return Objects.requireNonNullElse(spec.steps(), List.of());
    }

    /** Empty when the sweep has no steps; {@link StepProblems} sees to it that one is left otherwise. */
    List<StepSpec> enabled(TrialConfiguration configuration) {
        return all.stream()
                .filter(step -> step.when()
                        .map(when -> when.holds(configuration.nested()))
                        .orElse(true))
                .map(Step::spec)
                .toList();
    }

    private static Condition read(ConditionCompiler compiler, String when) {
        return switch (compiler.read(when)) {
            case ConditionReading.Ready ready -> ready.condition();
            case ConditionReading.Rejected no -> throw new IllegalArgumentException(no.message());
        };
    }
}
