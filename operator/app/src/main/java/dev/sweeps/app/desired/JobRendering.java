package dev.sweeps.app.desired;

import dev.sweeps.core.space.Problem;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;

/** What came of building the Job of one attempt. */
public sealed interface JobRendering {
    record Rendered(Job job) implements JobRendering {}

    /** The sweep is not one that can be run; {@code problems} is not empty. */
    record Rejected(List<Problem> problems) implements JobRendering {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
