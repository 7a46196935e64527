package dev.sweeps.core.stopping;

import dev.sweeps.core.history.TrialRecord;
import java.util.List;
import java.util.Objects;

/** How far the objectives of trials lie apart, whatever a few of them are. */
final class Spread {
    private static final double FIRST_QUARTILE = 0.25;
    private static final double THIRD_QUARTILE = 0.75;

    private Spread() {}

    /**
     * The interquartile range in the unit of the objective, with quantiles interpolated linearly as numpy does it; 0 for none.
     *
     * @param trials ranked ones
     */
    static double of(List<TrialRecord> trials) {
        double[] rising = trials.stream()
                .mapToDouble(trial -> Objects.requireNonNull(trial.objective(), "only ranked trials are compared"))
                .sorted()
                .toArray();
        return rising.length == 0 ? 0 : quantile(rising, THIRD_QUARTILE) - quantile(rising, FIRST_QUARTILE);
    }

    private static double quantile(double[] rising, double share) {
        double place = share * (rising.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, rising.length - 1);
        double weight = place - below;
        return rising[below] * (1 - weight) + rising[above] * weight;
    }
}
