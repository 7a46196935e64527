package dev.sweeps.app.translate;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialCacheSpec;
import dev.sweeps.api.TrialCacheStatus;
import dev.sweeps.core.history.CachePart;
import dev.sweeps.core.history.CacheUse;
import org.jspecify.annotations.Nullable;

/** A Trial's part in the batch cache, as stored and as the planners speak of it. */
public final class CacheParts {
    private CacheParts() {}

    static @Nullable CachePart of(Trial trial) {
        var cache = trial.getSpec().cache();
        var status = trial.getStatus();
        return cache == null
                ? null
                : new CachePart(
                        cache.place(), cache.key(), cache.waitsFor(), status == null ? null : use(status.cache()));
    }

    /** What is to be stored with a new Trial. */
    public static @Nullable TrialCacheSpec spec(@Nullable CachePart cache) {
        return cache == null ? null : new TrialCacheSpec(cache.place(), cache.key(), cache.waitsFor());
    }

    static @Nullable CacheUse use(@Nullable TrialCacheStatus status) {
        return status == null
                ? null
                : new CacheUse(
                        status.key(),
                        status.hits(),
                        status.misses(),
                        status.bytes(),
                        status.buildSeconds(),
                        status.secondsSaved(),
                        status.problem());
    }

    static @Nullable TrialCacheStatus status(@Nullable CacheUse use) {
        return use == null
                ? null
                : new TrialCacheStatus(
                        use.key(),
                        use.hits(),
                        use.misses(),
                        use.bytes(),
                        use.buildSeconds(),
                        use.secondsSaved(),
                        use.problem());
    }
}
