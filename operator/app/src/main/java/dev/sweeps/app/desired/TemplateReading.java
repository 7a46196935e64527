package dev.sweeps.app.desired;

import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;

/** What came of reading {@code spec.template}. */
public sealed interface TemplateReading {
    /** The template in Kubernetes' own types; nothing of what the user wrote was left out. */
    record Parsed(PodTemplateSpec template) implements TemplateReading {}

    /** Fields that Kubernetes does not know, or values of a wrong type. */
    record Rejected(List<Problem> problems) implements TemplateReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
