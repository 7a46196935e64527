package dev.sweeps.api;

/**
 * Bounds that the schema puts on texts, lists and numbers. The API server refuses a status beyond them, so the records
 * shorten what comes from outside (kubelet, API server, programs) to the same bounds.
 */
public final class Limits {
    /** Characters of an object's name. */
    public static final int NAME = 253;

    /** Characters of a Sweep's name: the names of its Jobs and Pods are longer and must fit into 63. */
    public static final int SWEEP_NAME = 46;

    /** Characters of a reason. */
    public static final int REASON = 128;

    /** Characters of a short sentence. */
    public static final int SENTENCE = 1024;

    /** Characters of a message, which may hold the API server's own words. */
    public static final int MESSAGE = 4096;

    /** Characters of the kept end of a log. */
    public static final int LOG_TAIL = 8192;

    /** Characters of a path. */
    public static final int PATH = 4096;

    /** Characters of one command line argument. */
    public static final int ARGUMENT = 65536;

    /** Characters of a time or of a text in a column of {@code kubectl get}. */
    public static final int TIME = 64;

    /** Characters of a duration. */
    public static final int DURATION = 32;

    /** A duration: {@code 45m}, {@code 1h30m}, {@code 2d}. */
    public static final String DURATION_PATTERN = "^([0-9]+(ms|s|m|h|d))+$";

    /** Entries of the metrics, and of the diagnostics, of a trial. */
    public static final int METRICS = 1024;

    /** Parameters in a list of what matters. */
    public static final int IMPORTANCE = 16;

    /** Earlier Sweeps from which a search starts. */
    public static final int WARM_SOURCES = 8;

    /** Trials of a Pareto front that are listed. */
    public static final int FRONT = 50;

    /** Objectives and metrics with a constraint of one trial. */
    public static final int OBJECTIVES = 16;

    /** Rules of the user. */
    public static final int RULES = 16;

    /** Nodes that a sweep avoids, and failures on nodes that a trial tells of. */
    public static final int NODES = 100;

    /** Points of the curve of a trial. */
    public static final int CURVE = 1024;

    /** Numbers of the newest report that rules read. */
    public static final int LATEST = 16;

    /** Trials in a ranking. */
    public static final int TOP = 100;

    /** Largest seed: 2^53 - 1, which every JSON reader takes exactly. */
    public static final long SEED = 9007199254740991L;

    /** Largest step in a stop rule. */
    public static final long STEPS = 1_000_000_000_000L;

    private Limits() {}
}
