package dev.sweeps.core.attempt;

/** A stored order that ends the attempt that runs. */
public sealed interface EndOrder permits StopOrder, PauseOrder {
    /** CamelCase. */
    String reason();

    /** A sentence with the numbers. */
    String message();
}
