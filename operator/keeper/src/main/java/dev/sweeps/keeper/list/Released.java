package dev.sweeps.keeper.list;

import org.jspecify.annotations.Nullable;

/**
 * A trial whose checkpoints nobody needs any more.
 *
 * @param attempts how many were made; their folders are a1 to aN
 * @param checkpoint of each attempt, beside the usual one
 */
public record Released(String trial, int attempts, @Nullable CheckpointPath checkpoint) {
    public Released {
        PlainName.requireObject("trial", trial);
        Attempts.require(trial, attempts);
    }
}
