package dev.sweeps.core.attempt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much memory the next attempt of a program has that ran out of it.
 *
 * @param factor times the limit that was too low; above 1
 * @param most bytes; no attempt gets more
 * @param retries attempts with more memory, from 1; they are not those of failed programs
 */
public record MemoryPolicy(double factor, long most, int retries) {
    public MemoryPolicy {
        if (!(factor > 1) || retries < 1) {
            throw new IllegalArgumentException(
                    "factor " + factor + " must be above 1 and retries " + retries + " from 1");
        }
    }

    /**
     * What the next attempt has; empty when it can have no more.
     *
     * @param limit bytes that were too few
     */
    Optional<RaisedMemory> after(@Nullable RaisedMemory before, long limit) {
        var times = before == null ? 0 : before.times();
        var next = Math.min(most, MemoryText.wholeMebibytes(limit * factor));
        return times >= retries || next <= limit ? Optional.empty() : Optional.of(new RaisedMemory(times + 1, next));
    }
}
