package dev.sweeps.api;

/** Names that objects in the cluster carry: labels, annotations, environment variables, paths inside a trial's containers. */
public final class Keys {
    public static final String GROUP = "sweeps.dev";
    public static final String VERSION = "v1alpha1";

    /** Label on Trials, Jobs and Pods: the name of the Sweep. */
    public static final String SWEEP = GROUP + "/sweep";

    /** Label on Jobs and Pods: the name of the Trial. */
    public static final String TRIAL = GROUP + "/trial";

    /** Label on Jobs and Pods: the number of the attempt, from 1. */
    public static final String ATTEMPT = GROUP + "/attempt";

    /** Label on every object that the operator makes. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** Value of {@link #MANAGED_BY}. */
    public static final String OPERATOR = "sweep-operator";

    /** Annotation on Pods: the nested configuration of the trial as JSON, mounted as the parameter file. */
    public static final String PARAMETERS = GROUP + "/parameters";

    /** Label on warm-up Jobs: the first 40 digits of the key that they build. */
    public static final String CACHE_KEY = GROUP + "/cache-key";

    /** Annotation on warm-up Jobs: claim and folder for which they build. */
    public static final String CACHE_PLACE = GROUP + "/cache-place";

    /** Annotation on warm-up Jobs: the whole key. */
    public static final String CACHE_WHOLE_KEY = GROUP + "/cache-whole-key";

    /** Label on keeper Jobs: {@code pass} or {@code farewell}. */
    public static final String KEEPER = GROUP + "/keeper";

    /** Annotation on keeper Jobs: digest of the list that they apply. */
    public static final String KEEP_DIGEST = GROUP + "/keep-digest";

    /** Annotation on keeper Jobs: names of the trials that they keep, by rank. */
    public static final String KEPT = GROUP + "/kept";

    /** Annotation on the pods of farewell Jobs: what they remove, as JSON, mounted as their list. */
    public static final String FAREWELL = GROUP + "/farewell";

    /** Annotation on farewell Jobs: uid of the Sweep at whose deletion they run. */
    public static final String SWEEP_UID = GROUP + "/sweep-uid";

    private Keys() {}
}
