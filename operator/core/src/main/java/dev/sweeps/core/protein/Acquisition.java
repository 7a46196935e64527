package dev.sweeps.core.protein;

/** What a candidate is liked for, by Metta's names in lower case. */
public enum Acquisition {
    /** Its expected loss alone. */
    NAIVE,
    /** Expected improvement. */
    EI,
    /** Its expected loss less some standard errors: optimism. */
    UCB
}
