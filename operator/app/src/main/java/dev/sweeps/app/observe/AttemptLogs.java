package dev.sweeps.app.observe;

import io.fabric8.kubernetes.api.model.Pod;

/** Reads logs of ended containers. */
@FunctionalInterface
public interface AttemptLogs {
    /** For who only wants to know where an attempt stands. */
    AttemptLogs NONE = (_, _, _) -> new LogReading.None<>();

    /**
     * The log of a container.
     *
     * @param whole true when metrics are read from it; false when its last lines are enough
     */
    LogReading<String> of(Pod pod, String container, boolean whole);
}
