package dev.sweeps.core.attempt;

import dev.sweeps.core.history.TrialRecord;

/** Reasons of a trial's state, besides those that the cluster and the kinds of failure bring. */
public final class Reasons {
    public static final String CREATED = "Created";
    public static final String WAITING_FOR_QUOTA = "WaitingForQuota";
    public static final String POD_REJECTED = "PodRejected";
    /** The data of its key is being built; it holds no GPU. */
    public static final String CACHE_BUILDING = "CacheBuilding";

    public static final String CONTAINER_CREATING = "ContainerCreating";
    public static final String ATTEMPT_LOST = "AttemptLost";
    public static final String RUNNING = "Running";
    /** A stop order was given and the Pod is on its way out. */
    public static final String STOPPING = "Stopping";
    /** The same when the trial may be continued later. */
    public static final String PAUSING = "Pausing";
    /** A paused trial goes on. */
    public static final String PROMOTED = "Promoted";

    /** The program has ended; its log cannot be read for the moment. */
    public static final String RESULT_UNREADABLE = "ResultUnreadable";

    public static final String OBJECTIVE_REPORTED = "ObjectiveReported";
    public static final String ATTENTION_MASKED = "AttentionMasked";
    public static final String METRIC_MISSING = "MetricMissing";
    public static final String RESULT_NOT_JSON = "ResultNotJson";
    public static final String RESULT_TOO_LARGE = "ResultTooLarge";
    public static final String RESULT_NOT_UTF8 = "ResultNotUtf8";
    public static final String OBJECTIVE_NOT_FINITE = "ObjectiveNotFinite";
    public static final String TOO_MANY_DISRUPTIONS = TrialRecord.TOO_MANY_DISRUPTIONS;

    private Reasons() {}
}
