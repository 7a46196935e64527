package dev.sweeps.core.surrogate;

import java.util.Arrays;

/**
 * What shapes a Gaussian process with signal variance 1.
 *
 * @param lengths one length scale for each scale of the {@link Metric}, in units of the cube
 * @param noise variance of a label around the function
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every reading would cost too much
public record Hyperparameters(double[] lengths, double noise) {
    static final double SHORTEST = 0.025;
    static final double LONGEST = 50;
    static final double LEAST_NOISE = 1e-6;
    static final double MOST_NOISE = 1;

    /** All lengths alike. */
    static Hyperparameters isotropic(int scales, double length, double noise) {
        double[] lengths = new double[scales];
        Arrays.fill(lengths, length);
        return new Hyperparameters(lengths, noise);
    }

    /** From logarithms: those of the lengths, then that of the noise. */
    static Hyperparameters exp(double[] logarithms) {
        double[] lengths = new double[logarithms.length - 1];
        Arrays.setAll(lengths, i -> Math.exp(logarithms[i]));
        return new Hyperparameters(lengths, Math.exp(logarithms[lengths.length]));
    }

    /** The inverse of {@link #exp}. */
    double[] log() {
        double[] logarithms = new double[lengths.length + 1];
        Arrays.setAll(logarithms, i -> Math.log(i < lengths.length ? lengths[i] : noise));
        return logarithms;
    }

    /** 1 / l^2 for each scale. */
    double[] weights() {
        return Arrays.stream(lengths).map(length -> 1 / (length * length)).toArray();
    }
}
