package dev.sweeps.core.schedule;

import dev.sweeps.core.stopping.Ending;
import java.time.Instant;

/**
 * Why and how a sweep ends. Once decided it is stored with the sweep and never changes, whatever its last trials do.
 *
 * @param reason CamelCase
 * @param message a sentence with the trials and the numbers
 */
public record Conclusion(Ending ending, String reason, String message, Instant decidedAt) {
    public static final String ALL_TRIALS_FINISHED = "AllTrialsFinished";
    public static final String SEARCH_EXHAUSTED = "SearchExhausted";
    public static final String CACHE_BUILD_FAILED = "CacheBuildFailed";
    public static final String ALL_TRIALS_FAILED = "AllTrialsFailed";
}
