package dev.sweeps.app.desired;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;

/**
 * What all Jobs of a sweep have in common: the template read and checked, the conditions of its steps compiled. It holds for one
 * spec and never changes, so that thousands of Jobs share the work.
 */
public sealed interface PreparedTemplate {
    /** Jobs can be made of it. */
    final class Ready implements PreparedTemplate {
        private final TrialDefaults defaults;
        private final PodTemplateSpec template;
        private final PipelineSteps steps;

        private Ready(TrialDefaults defaults, PodTemplateSpec template, PipelineSteps steps) {
            this.defaults = defaults;
            this.template = template;
            this.steps = steps;
        }

        TrialDefaults defaults() {
            return defaults;
        }

        /** To be copied, not changed. */
        public PodTemplateSpec template() {
            return template;
        }

        PipelineSteps steps() {
            return steps;
        }
    }

    /** No trial can be made of this spec; {@code problems} is not empty. */
    record Rejected(List<Problem> problems) implements PreparedTemplate {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** Reads and checks everything that does not depend on a trial. */
    static PreparedTemplate of(SweepSpec spec, TrialDefaults defaults) {
        List<Problem> problems = TemplateProblems.of(spec, defaults);
        if (!problems.isEmpty()) {
            return new Rejected(problems);
        }
        return switch (TemplateReader.read(spec.template())) {
            case TemplateReading.Rejected no -> new Rejected(no.problems());
            case TemplateReading.Parsed parsed -> new Ready(defaults, parsed.template(), PipelineSteps.of(spec));
        };
    }
}
