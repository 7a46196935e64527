package dev.sweeps.core.pruning;

/** What a field of a rule is worth when it is left out, in a Sweep as in a replay. */
public final class RuleDefaults {
    /** Of asha, hyperband and brackets: one in so many goes on (Li et al. 2018, section 3; W&amp;B and Optuna alike). */
    public static final int ETA = 3;

    /**
     * Finished trials before median and percentile begin, as in Optuna, and asha and brackets: of trials that start together the
     * quickest learners look best at the first rungs, and often are not (examples/bench/stopping.md).
     */
    public static final int STARTUP_TRIALS = 5;

    /** Of patience and plateau: so many reports without a gain. */
    public static final int REPORTS = 10;

    /** Protein's line over log cost: trials before it is drawn, its quantile, and the share of the costs that is let through. */
    public static final int COST_TRIALS = 30;

    public static final double COST_QUANTILE = 0.3;
    public static final double COST_GRACE = 0.3;

    /** Of wilcoxon, as in Optuna. */
    public static final double P_THRESHOLD = 0.1;

    public static final int PAIRS = 2;

    /** Of plateau: the gain that counts, as a share of the spread, and the best trials that are left alone. */
    public static final double MIN_GAIN = 0.01;

    public static final int LEADERS = 3;

    private RuleDefaults() {}
}
