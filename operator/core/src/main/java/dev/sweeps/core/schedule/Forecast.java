package dev.sweeps.core.schedule;

import dev.sweeps.core.history.NumberText;
import java.util.Optional;

/**
 * What the budget of GPU hours still pays for.
 *
 * <p>A trial is expected to cost the median of the succeeded ones. One that is live and not being ended needs all of that yet, because
 * attempts count when they end; how long it has run already is left out, so that the forecast changes with facts and not with time.
 *
 * @param gpuHours the whole budget
 * @param leftSeconds GPU seconds that are neither used nor needed by live trials; negative when these will not all end within the
 *     budget
 * @param trialSeconds GPU seconds of a trial, above 0
 */
record Forecast(double gpuHours, double leftSeconds, double trialSeconds) {
    private static final double SECONDS_PER_HOUR = 3600;

    /** Empty without a budget, when nobody wants a forecast, and while no trial has succeeded that used a GPU. */
    static Optional<Forecast> of(SweepSnapshot sweep, Tally tally) {
        var budget = sweep.policy().gpuHours();
        if (budget == null || !budget.forecast()) {
            return Optional.empty();
        }
        double trialSeconds = TypicalCost.gpuSeconds(sweep.trials());
        if (trialSeconds == 0) {
            return Optional.empty();
        }
        var needed = trialSeconds
                * tally.live().stream().filter(trial -> !trial.stopOrdered()).count();
        var left = budget.gpuHours() * SECONDS_PER_HOUR - tally.gpuSecondsUsed() - needed;
        return Optional.of(new Forecast(budget.gpuHours(), left, trialSeconds));
    }

    /** How many further trials are expected to end within the budget. */
    long trials() {
        return (long) Math.max(0, leftSeconds / trialSeconds);
    }

    /** {@code gpuHours 40 pays for 6 more trials: 3.2 left after live ones, 0.5 each}. */
    String progress() {
        var more =
                switch ((int) Math.min(trials(), 2)) {
                    case 0 -> "no further trial";
                    case 1 -> "1 more trial";
                    default -> trials() + " more trials";
                };
        return "gpuHours %s pays for %s: %s left after live ones, %s each"
                .formatted(NumberText.of(gpuHours), more, hours(Math.max(0, leftSeconds)), hours(trialSeconds));
    }

    /** Why nothing is started any more. */
    String spent() {
        return "%s GPU hours are left of gpuHours %s and a trial takes %s (median of the succeeded ones), so that no further one is expected to end within the budget"
                .formatted(hours(leftSeconds), NumberText.of(gpuHours), hours(trialSeconds));
    }

    private static String hours(double seconds) {
        return NumberText.rounded(seconds / SECONDS_PER_HOUR);
    }
}
