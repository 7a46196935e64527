package dev.sweeps.app.observe;

import dev.sweeps.api.ConstraintSpec;
import dev.sweeps.api.Objective;
import dev.sweeps.api.ObjectiveTerm;
import dev.sweeps.api.SweepSpec;
import java.util.List;
import java.util.stream.Stream;

/** The metrics that a sweep asks of each trial: they are kept before all others. */
final class WantedMetrics {
    private WantedMetrics() {}

    /** Those of the objectives, in their order, then those with a constraint; each once. */
    static List<String> of(SweepSpec spec) {
        return Stream.of(
                        Stream.ofNullable(spec.objective()).map(Objective::metric),
                        Stream.ofNullable(spec.objectives())
                                .flatMap(List::stream)
                                .map(ObjectiveTerm::metric),
                        Stream.ofNullable(spec.constraints())
                                .flatMap(List::stream)
                                .map(ConstraintSpec::metric))
                .flatMap(metrics -> metrics)
                .distinct()
                .toList();
    }
}
