package dev.sweeps.app.desired;

import org.jspecify.annotations.Nullable;

/** Places inside a trial's containers; they are part of the trial contract and never change within version 1. */
public final class TrialPaths {
    /** Everything that the operator mounts is below this folder. */
    public static final String ROOT = "/sweep";

    /** Folder of the checkpoint within the output of an attempt. */
    public static final String CHECKPOINT_FOLDER = "checkpoint";

    public static final String CONFIG = ROOT + "/config";
    public static final String PARAMETERS_FILE = CONFIG + "/parameters.json";
    public static final String RESULT_FILE = ROOT + "/result.json";
    public static final String OUTPUT = ROOT + "/output";
    public static final String CHECKPOINT = OUTPUT + "/" + CHECKPOINT_FOLDER;
    /** The folders of all attempts of the trial, a1, a2 …, on the claim. */
    public static final String ATTEMPTS = ROOT + "/attempts";

    /** The folders of all attempts of the trial from whose checkpoint this one begins. */
    public static final String CONTINUED = ROOT + "/continued";

    /** The entries of the batch cache, of all sweeps of the namespace. */
    public static final String CACHE = ROOT + "/cache";

    public static final String LIB = ROOT + "/lib";

    private TrialPaths() {}

    /** Folder of an attempt (from 1) below that of its trial. */
    public static String attempt(int number) {
        return "a" + number;
    }

    /** Where a later attempt finds the checkpoint that attempt {@code number} may have left. */
    static String checkpointOf(int number) {
        return checkpoint(ATTEMPTS, number);
    }

    /** Where a trial finds the checkpoint of attempt {@code number} of the one that it continues. */
    static String continuedCheckpoint(int number) {
        return checkpoint(CONTINUED, number);
    }

    private static String checkpoint(String attempts, int number) {
        return attempts + "/" + attempt(number) + "/" + CHECKPOINT_FOLDER;
    }

    /** Whether {@code path} is {@code folder} or lies in it. */
    static boolean isWithin(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** Whether a mount at {@code path} is the output folder or lies in it. */
    public static boolean isOutput(String path) {
        return isWithin(path, OUTPUT);
    }

    /** The folder below the output; null for the output itself. */
    public static @Nullable String belowOutput(String path) {
        return path.equals(OUTPUT) ? null : path.substring(OUTPUT.length() + 1);
    }
}
