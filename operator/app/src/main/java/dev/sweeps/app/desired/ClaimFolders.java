package dev.sweeps.app.desired;

import dev.sweeps.api.StorageSpec;

/** Where things lie on the claim of a sweep; part of the trial contract. */
public final class ClaimFolders {
    private static final String DEFAULT_PATH = "sweeps";
    private static final String TRIALS = "trials";

    private ClaimFolders() {}

    /** The sweeps of a namespace. */
    public static String ofNamespace(StorageSpec storage, String namespace) {
        return (storage.path() == null ? DEFAULT_PATH : storage.path()) + "/" + namespace;
    }

    public static String ofSweep(StorageSpec storage, String namespace, String sweep) {
        return ofNamespace(storage, namespace) + "/" + sweep;
    }

    /** All attempts of a trial. */
    public static String ofTrial(StorageSpec storage, String namespace, String sweep, String trial) {
        return String.join("/", ofSweep(storage, namespace, sweep), TRIALS, trial);
    }
}
