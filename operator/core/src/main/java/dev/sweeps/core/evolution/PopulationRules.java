package dev.sweeps.core.evolution;

/**
 * How a population is trained.
 *
 * @param size how many members there are, at least {@link #FEWEST}
 * @param quantile share of the members that count as best, and as worst, above 0 and up to a half
 * @param resample how likely a parameter is drawn anew when a member takes another one over, from 0 to 1
 * @param up by what a number is multiplied otherwise, with even chances: above 1
 * @param down or by this: above 0 and below 1
 */
public record PopulationRules(int size, double quantile, double resample, double up, double down) {
    /** With fewer members there is nobody between the best and the worst. */
    public static final int FEWEST = 4;

    /** The quantile and the factors of the paper's and of Ray's truncation selection. */
    public static final PopulationRules DEFAULTS = new PopulationRules(8, 0.25, 0.25, 1.2, 0.8);

    public PopulationRules {
        if (size < FEWEST
                || !(quantile > 0 && quantile <= 0.5)
                || !(resample >= 0 && resample <= 1)
                || !(up > 1 && Double.isFinite(up))
                || !(down > 0 && down < 1)) {
            throw new IllegalArgumentException("population of %d, quantile %s, resample %s, factors %s and %s"
                    .formatted(size, quantile, resample, up, down));
        }
    }

    /** How many of {@code ranked} members count as best, and as many as worst. */
    int few(int ranked) {
        return Math.min((int) Math.ceil(quantile * ranked), ranked / 2);
    }

    /** Whether so many members have a result that the worst of them may count as the worst of all. */
    boolean isEnough(int ranked) {
        return 2 * ranked >= size;
    }
}
