package dev.sweeps.app.observe;

/**
 * What came of asking for a log.
 *
 * @param <T> how it is read
 */
public sealed interface LogReading<T> {

    /** The log; an empty one when the container printed nothing. */
    record Read<T>(T content) implements LogReading<T> {}

    /** There is none, and there will be none: the container never started, or its node has no kubelet. */
    record None<T>() implements LogReading<T> {}

    /**
     * It cannot be read now. That the Pod or its log is not found is said so too: whether the Pod is gone is told by the watched
     * Pods, and a log that a kubelet has already removed is a lost one.
     *
     * @param message why, in the words of who did not hand it over
     */
    record Unreadable<T>(String message) implements LogReading<T> {}
}
