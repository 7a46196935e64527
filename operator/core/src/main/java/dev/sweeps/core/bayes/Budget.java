package dev.sweeps.core.bayes;

/**
 * What trials may cost, in the unit of {@link dev.sweeps.core.optimizer.Observation#cost}.
 *
 * @param total of all trials together; infinite without a budget
 * @param cap of a single trial; infinite without one
 * @param costCoordinate number of a coordinate that is known to raise the cost, -1 if none is
 */
public record Budget(double total, double cap, int costCoordinate) {
    /** No limit of any kind. */
    public static final Budget NONE = new Budget(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, -1);

    public Budget {
        if (!(total > 0) || !(cap > 0) || costCoordinate < -1) {
            throw new IllegalArgumentException("Not a budget: " + total + ", " + cap + ", " + costCoordinate);
        }
    }
}
