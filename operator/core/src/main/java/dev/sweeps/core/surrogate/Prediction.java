package dev.sweeps.core.surrogate;

/** Mean and variance at one place, in units of the labels, with their derivatives by each feature. */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every reading would cost too much
public record Prediction(double mean, double variance, double[] meanSlopes, double[] varianceSlopes) {}
