package dev.sweeps.app.translate;

import dev.sweeps.api.CacheStatus;
import dev.sweeps.core.cache.CacheSummary;
import dev.sweeps.core.cache.WarmUp;
import dev.sweeps.core.history.TrialRecord;
import java.util.List;

/** What the status of a Sweep says of its batch cache. */
public final class CacheStatuses {
    private CacheStatuses() {}

    /**
     * From its trials and its own warm-up Jobs.
     *
     * @param warmUps those that this sweep made
     */
    public static CacheStatus of(List<TrialRecord> trials, List<WarmUp> warmUps) {
        var summary = CacheSummary.of(trials);
        var failed = warmUps.stream()
                .filter(warmUp -> warmUp.state() == WarmUp.State.FAILED)
                .map(warmUp -> "warm-up Job %s failed: %s".formatted(warmUp.name(), warmUp.reason()))
                .reduce((_, newest) -> newest);
        return new CacheStatus(
                summary.keys(),
                summary.hits(),
                summary.misses(),
                warmUps.size(),
                summary.bytes(),
                Math.round(summary.secondsSaved()),
                summary.waiting(),
                failed.orElse(summary.problem()));
    }
}
