package dev.sweeps.app.translate;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.curve.Watch;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.pruning.WatchPlan;
import java.util.Optional;

/** What a spec wants to have seen of running trials. */
public final class Watches {
    private Watches() {}

    /** Empty: no log has to be followed. */
    public static Optional<Watch> of(SweepSpec spec) {
        var rules = RulesForTrials.of(spec.earlyStop());
        if (!rules.isEmpty()) {
            var first = first(spec);
            return Optional.of(new WatchPlan(first.metric(), first.goal(), rules.rules()));
        }
        return spec.result() != null && Boolean.TRUE.equals(spec.result().live())
                ? Optional.of(Watch.forReading(first(spec).metric()))
                : Optional.empty();
    }

    private static Objective first(SweepSpec spec) {
        return ObjectiveSpecs.of(spec).each().getFirst();
    }
}
