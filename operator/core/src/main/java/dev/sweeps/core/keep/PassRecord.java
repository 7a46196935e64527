package dev.sweeps.core.keep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of the keeper's passes.
 *
 * @param began when the sweep began; absent before
 * @param applied digest of the list that the last successful pass applied; absent before the first
 * @param lastEnd when the last pass ended, well or not
 * @param failures passes in a row that failed
 * @param nextDelete when the next thing in the trash is due
 */
public record PassRecord(
        @Nullable Instant began,
        @Nullable String applied,
        @Nullable Instant lastEnd,
        int failures,
        @Nullable Instant nextDelete) {}
