package dev.sweeps.core.simulation;

/** How the list of trials looks that a sweep is planned from. */
enum View {
    FRESH,
    /** Up to three passes old. */
    OLD,
    /** Old, but with every trial that was created since: a caller knows what it created itself. */
    OLD_WITH_NEW_TRIALS
}
