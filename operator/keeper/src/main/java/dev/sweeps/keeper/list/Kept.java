package dev.sweeps.keeper.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/**
 * One of the best trials.
 *
 * @param rank from 1
 * @param attempts how many were made; their folders are a1 to aN
 * @param attempt the one whose result counts
 * @param checkpoint of each attempt; null when the trial reported none
 * @param record what is to stand beside the checkpoint, any JSON
 */
public record Kept(
        int rank, String trial, int attempts, int attempt, @Nullable CheckpointPath checkpoint, JsonNode record) {
    public Kept {
        PlainName.requireObject("trial", trial);
        if (rank < 1) {
            throw new IllegalArgumentException("trial %s has the rank %d; ranks count from 1".formatted(trial, rank));
        }
        Attempts.require(trial, attempts);
        if (attempt < 1 || attempt > attempts) {
            throw new IllegalArgumentException("trial %s counts attempt %d of %d".formatted(trial, attempt, attempts));
        }
        record = orNull(record);
    }

    private static JsonNode orNull(@Nullable JsonNode record) {
        return record == null || record.isMissingNode() ? NullNode.getInstance() : record;
    }
}
