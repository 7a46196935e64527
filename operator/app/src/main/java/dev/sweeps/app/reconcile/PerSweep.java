package dev.sweeps.app.reconcile;

/**
 * What is held in memory of each Sweep. All of it can be read or worked out again, so that nothing is lost with it; it goes with its
 * Sweep, or the memory would fill.
 */
interface PerSweep {

    /** Drops what is held of the Sweep with this {@code uid}, if there is any; called from any thread. */
    void forget(String uid);
}
