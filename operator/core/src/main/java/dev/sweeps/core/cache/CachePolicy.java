package dev.sweeps.core.cache;

import dev.sweeps.core.value.JsonValues;
import dev.sweeps.core.value.Merge;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants of the batch cache.
 *
 * @param place claim and folder of the entries
 * @param overrides the fixed configuration of every trial
 * @param hold whether trials of a key that nobody has built yet wait for the one that builds it
 * @param warmUp whether a Job without GPU builds; otherwise the first trial of a key does
 * @param warmUpFailure what happens to the trials of a key whose warm-up Job failed
 * @param discards entries that are not used any more
 */
public record CachePolicy(
        String place,
        CacheInputs inputs,
        Map<String, Object> overrides,
        boolean hold,
        boolean warmUp,
        WarmUpFailure warmUpFailure,
        List<Discard> discards) {

    /** What follows from a failed warm-up Job. */
    public enum WarmUpFailure {
        /** Its trials start and build for themselves. */
        CONTINUE,
        /** The sweep ends. */
        STOP
    }

    /**
     * An order to build again.
     *
     * @param key the configuration key; absent: all keys
     * @param before what was built before this time is not used
     */
    public record Discard(@Nullable String key, Instant before) {}

    public CachePolicy {
        discards = List.copyOf(discards);
    }

    /** The key of a trial with these parameters. */
    public String key(Map<String, Object> parameters) {
        var nested = JsonValues.nest(parameters);
        return CacheKey.of(
                inputs,
                switch (JsonValues.merge(overrides, nested)) {
                    case Merge.Merged merged -> merged.values();
                    // Such a trial is refused when its Job is made; until then it has a key like any other.
                    case Merge.Conflict _ -> nested;
                });
    }

    /** The time before which entries of this key are not used; empty when all are. */
    public Optional<Instant> discardedBefore(String key) {
        return discards.stream()
                .filter(discard -> discard.key() == null || discard.key().equals(key))
                .map(Discard::before)
                .max(Instant::compareTo);
    }
}
