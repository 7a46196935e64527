package dev.sweeps.app.translate;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.curve.Watch;
import dev.sweeps.core.finding.LiveRules;
import dev.sweeps.core.finding.LiveWatch;
import dev.sweeps.core.objective.Objective;
import dev.sweeps.core.pruning.WatchPlan;
import java.util.Map;
import java.util.Optional;

/** What a spec wants to have seen of running trials. */
public final class Watches {
    private Watches() {}

    /**
     * What is to be seen of one trial; empty: no log has to be followed.
     *
     * @param live of the spec
     * @param parameters of the trial, by dotted name
     */
    public static Optional<Watch> of(SweepSpec spec, LiveRules live, Map<String, Object> parameters) {
        if (live.isEmpty()) {
            return curves(spec);
        }
        return Optional.of(new LiveWatch(
                curves(spec).orElseGet(() -> Watch.forReading(first(spec).metric())), live, parameters));
    }

    private static Optional<Watch> curves(SweepSpec spec) {
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
