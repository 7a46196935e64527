package dev.sweeps.core.evolution;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The constants of CMA-ES for one dimension and population (Hansen, "The CMA Evolution Strategy: A Tutorial", arXiv 1604.00772, table 1). */
final class Strategy {
    final int population;
    /** Weights of the best half, best first; they add up to 1. */
    private final double[] good;
    /** Weights of the others, best first; at most 0. */
    private final double[] bad;

    /** Number of equal weights that would vary as much as these: mu_eff. */
    final double selectionMass;

    final double stepPathRate;
    final double stepDamping;
    final double pathRate;
    final double rankOneRate;
    final double rankMuRate;
    /** Mean length of a standard normal vector. */
    final double normalLength;

    /**
     * @param dimension at least 1
     */
    Strategy(int dimension, int population) {
        this.population = population;
        double[] raw = IntStream.rangeClosed(1, population)
                .mapToDouble(rank -> Math.log((population + 1) / 2.0) - Math.log(rank))
                .toArray();
        this.good = scaled(Arrays.copyOf(raw, population / 2), 1);
        double d = dimension;
        double mass = mass(good);
        this.selectionMass = mass;
        this.stepPathRate = (mass + 2) / (d + mass + 5);
        this.stepDamping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (d + 1)) - 1) + stepPathRate;
        this.pathRate = (4 + mass / d) / (d + 4 + 2 * mass / d);
        this.rankOneRate = 2 / ((d + 1.3) * (d + 1.3) + mass);
        this.rankMuRate = Math.min(1 - rankOneRate, 2 * (mass - 2 + 1 / mass) / ((d + 2) * (d + 2) + mass));
        this.bad = bad(Arrays.copyOfRange(raw, population / 2, population), d);
        this.normalLength = Math.sqrt(d) * (1 - 1 / (4 * d) + 1 / (21 * d * d));
    }

    /** The population that the tutorial recommends, table 1: 4 + 3 ln d. */
    static int defaultPopulation(int dimension) {
        return 4 + (int) (3 * Math.log(dimension));
    }

    /** So much that C stays positive definite and that good and bad points count about alike (equations 50 to 53). */
    private double[] bad(double[] raw, double d) {
        double balance = 1 + rankOneRate / rankMuRate;
        double likeGood = 1 + 2 * mass(raw) / (selectionMass + 2);
        double positiveDefinite = (1 - rankOneRate - rankMuRate) / (d * rankMuRate);
        return scaled(raw, -Math.min(balance, Math.min(likeGood, positiveDefinite)));
    }

    private static double[] scaled(double[] weights, double total) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum * total).toArray();
    }

    private static double mass(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return sum * sum / Arrays.stream(weights).map(weight -> weight * weight).sum();
    }

    /**
     * The weights of the best points, best first; they add up to 1 also when fewer than half of the population have a loss.
     *
     * @param available how many points have a loss, at least 1
     */
    double[] goodWeights(int available) {
        return scaled(Arrays.copyOf(good, Math.min(available, good.length)), 1);
    }

    /** The weights of the points behind the best half, best first. */
    double[] badWeights() {
        return bad.clone();
    }
}
