package dev.sweeps.core.attempt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the cluster shows of an attempt. */
public sealed interface AttemptObservation {

    /** Number of the attempt, from 1; 0 when there is none. */
    int attempt();

    /** Whether the program has ended and its Pod goes on. */
    default boolean isOutlived() {
        return switch (this) {
            case Succeeded succeeded -> succeeded.pod().outlivesProgram();
            case Failed failed -> failed.pod().outlivesProgram();
            case Unread unread -> unread.pod().outlivesProgram();
            case Absent _, Unstarted _, Waiting _, Running _, Lost _ -> false;
        };
    }

    /** Whether the attempt holds no GPU and no checkpoint any more. */
    default boolean isOver() {
        return switch (this) {
            case Absent _ -> true;
            case Succeeded _, Failed _, Unread _ -> !isOutlived();
            case Lost lost -> lost.over();
            case Unstarted _, Waiting _, Running _ -> false;
        };
    }

    /**
     * There is no Job, and no Pod of one. Must have been asked of the API server when the stored report says that an
     * attempt was live: not in the cache is not gone.
     */
    record Absent() implements AttemptObservation {
        @Override
        public int attempt() {
            return 0;
        }
    }

    /**
     * The Job is there, its Pod is not yet.
     *
     * @param refusal the API server's words when it refused the Pod
     */
    record Unstarted(int attempt, Instant createdAt, @Nullable String refusal) implements AttemptObservation {}

    /**
     * The Pod is there, none of its containers runs.
     *
     * @param reason the contract's word: Unschedulable, ContainerCreating, ImagePullBackOff …
     * @param message the cluster's own words
     * @param since when this began, as far as known
     */
    record Waiting(int attempt, PodFacts pod, String reason, String message, Instant since)
            implements AttemptObservation {}

    /** A step runs. */
    record Running(int attempt, PodFacts pod, @Nullable String step) implements AttemptObservation {}

    /** All steps ended with exit code 0. */
    record Succeeded(int attempt, PodFacts pod, ProgramOutput output) implements AttemptObservation {}

    /** The program failed by itself. */
    record Failed(int attempt, PodFacts pod, ProgramFailure failure, ProgramOutput output)
            implements AttemptObservation {}

    /**
     * The program has ended, and what it left behind cannot be read now: the API server or the kubelet does not answer.
     *
     * @param message why, in their own words
     * @param otherwise what the attempt is taken for when that lasts: a {@link Succeeded} whose result is complete without the
     *     log, a {@link Failed} of which only the last words are missing, else a {@link Lost}
     */
    record Unread(PodFacts pod, String message, AttemptObservation otherwise) implements AttemptObservation {
        @Override
        public int attempt() {
            return otherwise.attempt();
        }
    }

    /**
     * The infrastructure took the attempt away, or its result could not be read any more.
     *
     * @param reason the cluster's word (DeletionByTaintManager, PreemptionByScheduler, Evicted …) or {@link #RESULT_LOST}
     * @param over true when the Pod has ended or is gone and the Job makes no other one; before that no next attempt
     *     may start, it would share GPU and checkpoint with this one
     */
    record Lost(int attempt, @Nullable PodFacts pod, String reason, String message, boolean over)
            implements AttemptObservation {
        /** The Pod vanished before its result was read. */
        public static final String RESULT_LOST = "ResultLost";
    }
}
