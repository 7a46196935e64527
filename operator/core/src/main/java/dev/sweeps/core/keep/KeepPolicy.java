package dev.sweeps.core.keep;

import java.time.Duration;

/**
 * What the user wants of the files of a sweep.
 *
 * @param topK how many of the best trials keep their models; 0: none
 * @param trashFor how long removed files can be taken back
 * @param dryRun whether nothing is touched
 * @param owner user id under which files are touched; part of the policy so that a corrected one is tried
 */
public record KeepPolicy(int topK, Removal removal, Duration trashFor, boolean dryRun, long owner) {
    public KeepPolicy {
        if (topK < 0 || trashFor.isNegative() || owner < 0) {
            throw new IllegalArgumentException(
                    "topK %d, trashFor %s and owner %d must not be negative".formatted(topK, trashFor, owner));
        }
    }
}
