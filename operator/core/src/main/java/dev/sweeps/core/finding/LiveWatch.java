package dev.sweeps.core.finding;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.LatestReport;
import dev.sweeps.core.curve.Watch;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be seen of one running trial so that the user's rules can decide too.
 *
 * @param curves what has to be seen besides
 * @param parameters of the trial, by dotted name
 */
public record LiveWatch(Watch curves, LiveRules rules, Map<String, Object> parameters) implements Watch {
    @Override
    public String metric() {
        return curves.metric();
    }

    @Override
    public Set<Long> protectedSteps(Curve curve) {
        return curves.protectedSteps(curve);
    }

    @Override
    public boolean decides(Curve curve) {
        return curves.decides(curve);
    }

    @Override
    public Optional<LatestReport> latest(int attempt, long step, Map<String, Double> numbers) {
        return rules.read(attempt, step, numbers);
    }

    @Override
    public boolean decides(LatestReport report) {
        return rules.judge(report, parameters).isPresent();
    }
}
