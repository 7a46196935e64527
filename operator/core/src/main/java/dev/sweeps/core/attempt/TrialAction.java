package dev.sweeps.core.attempt;

/** What is to be done in the cluster. Each action can be repeated: one that was already done changes nothing. */
public sealed interface TrialAction {

    /** Create the Job of this attempt; when one of its name exists, this was done before. */
    record StartAttempt(int attempt) implements TrialAction {}

    /** Delete the Job of this attempt in the foreground, so that it can be seen until its Pod is gone. */
    record EndAttempt(int attempt) implements TrialAction {}

    /** Shorten the deadline of this attempt's Pod to {@code seconds} from when its kubelet took it on. */
    record LimitAttempt(int attempt, long seconds) implements TrialAction {}
}
