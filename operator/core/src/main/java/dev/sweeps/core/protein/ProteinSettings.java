package dev.sweeps.core.protein;

/**
 * How Protein searches.
 *
 * @param initialTrials that do not depend on any loss, at least 1
 * @param centreFirst whether the first of them is the centre of the space: each parameter's {@code mean}
 * @param bestKept trials that are searched around for their loss, whatever they cost
 * @param candidatesPerCentre points that are looked at around each trial, at least 1
 * @param searchScale factor for the width of the search around a trial, greater than 0
 * @param expansion how far beyond the dearest trial a search may aim, as a share of the range of the logarithms of costs
 * @param maxTrialCost what one trial may cost; infinite without a limit
 * @param pruned whether the dear end of the front that gains little is left out
 * @param costParameter dotted name of a parameter that raises the cost; empty for a parameter named total_timesteps, if there is one
 * @param optimism standard errors of {@link Acquisition#UCB}
 * @param randomOptimism whether these are drawn anew for each suggestion, with mean 2
 */
public record ProteinSettings(
        int initialTrials,
        boolean centreFirst,
        int bestKept,
        int candidatesPerCentre,
        double searchScale,
        double expansion,
        double maxTrialCost,
        boolean pruned,
        String costParameter,
        Acquisition acquisition,
        double optimism,
        boolean randomOptimism) {
    /** Those of PufferLib, without its limit on costs, and with expected improvement. */
    public static final ProteinSettings DEFAULTS = new ProteinSettings(
            10, false, 5, 256, 1, 0.1, Double.POSITIVE_INFINITY, true, "", Acquisition.EI, 2, false);

    public ProteinSettings {
        if (initialTrials < 1 || candidatesPerCentre < 1 || !(searchScale > 0) || !(maxTrialCost > 0)) {
            throw new IllegalArgumentException("No way to search");
        }
    }
}
