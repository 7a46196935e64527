package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The numbers that JSON does not have. */
public enum NonFinite {
    @JsonProperty("NaN")
    NAN(Double.NaN),
    @JsonProperty("Infinity")
    INFINITY(Double.POSITIVE_INFINITY),
    @JsonProperty("-Infinity")
    NEGATIVE_INFINITY(Double.NEGATIVE_INFINITY);

    private final double value;

    NonFinite(double value) {
        this.value = value;
    }

    public double value() {
        return value;
    }

    /** Fails for a finite number. */
    static NonFinite of(double value) {
        if (Double.isNaN(value)) {
            return NAN;
        }
        if (Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " is finite");
        }
        return value > 0 ? INFINITY : NEGATIVE_INFINITY;
    }
}
