package dev.sweeps.app.cluster;

import java.util.Locale;

/** What a test needs of its cluster. */
public enum Profile {
    /** An API server and its controllers; no pod ever runs. */
    CONTROL_PLANE,
    /** Fake nodes with GPUs, whose pods fare as their annotations say. */
    FAKE,
    /** A node that runs containers. */
    REAL;

    /** The name on the command line of the local cluster. */
    public String argument() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
