package dev.sweeps.core.history;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.LatestReport;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the planner of a sweep has to know of one trial.
 *
 * @param index place in the sequence of trials, from 0; never used twice
 * @param sample which repetition of its configuration this is, from 0
 * @param parameters values in declared order; the map is not copied (there are many records) and must not change
 * @param reason CamelCase; of a pending trial: what it waits for
 * @param objective absent for trials without a usable one; a non-finite one is treated as absent
 * @param metrics finite numbers that the program reported; not copied either
 * @param createdAt when the record was made; absent only in tests of the rules
 * @param startedAt when the first container of the first attempt started
 * @param finishedAt when the program ended; present in every final state
 * @param gpuSecondsUsed of all attempts that have ended
 * @param stopOrdered true once the order to end this trial is stored
 * @param stopStep step of the verdict when a rule for single trials ordered the end
 * @param gpuSecondsSaved what a rule has saved by ending this trial
 * @param gpuSecondsLost of attempts that were lost or failed
 * @param curve the values of the objective that it has reported on its way, over all attempts
 * @param cache its part in the batch cache; absent when its sweep has none
 * @param findings what the user's rules found in its result
 * @param latest what its attempt reported last of the numbers that the user's rules read while it runs; absent before
 * @param rung the last one at which successive halving with promotion has decided about it; absent before the first
 * @param attempt number of the last one, from 1; 0 before the first
 * @param lineage its place in a population that is trained; absent in other sweeps
 */
public record TrialRecord(
        String name,
        long index,
        int sample,
        Map<String, Object> parameters,
        TrialState state,
        @Nullable String reason,
        @Nullable String message,
        @Nullable Double objective,
        Map<String, Double> metrics,
        @Nullable String checkpoint,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long gpuSecondsUsed,
        long gpuSecondsWaiting,
        boolean stopOrdered,
        @Nullable Long stopStep,
        long gpuSecondsSaved,
        long gpuSecondsLost,
        Curve curve,
        @Nullable CachePart cache,
        List<Finding> findings,
        @Nullable LatestReport latest,
        @Nullable Rung rung,
        int attempt,
        @Nullable Lineage lineage) {

    /** Reason of a trial that the infrastructure took away too often. */
    public static final String TOO_MANY_DISRUPTIONS = "TooManyDisruptions";

    public TrialRecord {
        if (index < 0 || sample < 0) {
            throw new IllegalArgumentException("index " + index + " and sample " + sample + " must not be negative");
        }
        parameters = Collections.unmodifiableMap(parameters);
        metrics = Collections.unmodifiableMap(metrics);
        findings = List.copyOf(findings);
    }

    /** True when the trial may not start yet, because of the batch cache: it holds no GPU and no place among the parallel ones. */
    public boolean isHeld() {
        return cache != null && cache.waitsFor() != null && isLive();
    }

    /** True when the trial runs or is to run; it has a place among the parallel ones unless it is held. */
    public boolean isLive() {
        return !state.isFinal() && !isPaused();
    }

    /** True when the trial waits at a rung until it is continued or ended. It holds no GPU and no place. */
    public boolean isPaused() {
        return state == TrialState.PAUSED && (rung == null || !rung.promoted());
    }

    /** The same trial once the order to continue it is stored. */
    public TrialRecord continued() {
        var moved = rung == null ? null : new Rung(rung.step(), true);
        return TrialDraft.from(this).rung(moved).build();
    }

    /** True when the trial has an objective that can be compared. */
    public boolean isRanked() {
        return state == TrialState.SUCCEEDED && objective != null && Double.isFinite(objective);
    }

    /**
     * True when the end of this trial says something about the program: it was not ended from outside, unless a rule of the user
     * found something in it, was not lost to the infrastructure, and had started at all.
     */
    public boolean isObservation() {
        return switch (state) {
            case PENDING, RUNNING, PAUSED, CANCELLED -> false;
            case STOPPED -> !findings.isEmpty();
            case SUCCEEDED, MASKED -> true;
            case FAILED -> reason == null || !(TOO_MANY_DISRUPTIONS.equals(reason) || NotStarted.is(reason));
        };
    }
}
