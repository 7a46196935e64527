package dev.sweeps.core.surrogate;

/** Means and variances at many places, in their order, in units of the labels. */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every reading would cost too much
public record Predictions(double[] means, double[] variances) {}
