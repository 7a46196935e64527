package dev.sweeps.core.attempt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step (container) of an attempt, as the kubelet saw it. */
public record StepRecord(
        String name,
        @Nullable Integer exitCode,
        @Nullable String reason,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
