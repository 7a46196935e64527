package dev.sweeps.core.cache;

import dev.sweeps.core.history.TrialRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the batch cache did for a sweep.
 *
 * @param keys different configurations of data among its trials
 * @param hits of all trials
 * @param misses of all trials: data that a trial built itself
 * @param bytes of the entries that its trials used
 * @param secondsSaved by hits
 * @param waiting trials that are held
 * @param problem the newest trial's that reported one; absent when all went well
 */
public record CacheSummary(
        long keys, long hits, long misses, long bytes, double secondsSaved, long waiting, @Nullable String problem) {

    public static CacheSummary of(List<TrialRecord> trials) {
        var keys = new HashSet<String>();
        Map<String, Long> bytes = new HashMap<>();
        var hits = 0L;
        var misses = 0L;
        var saved = 0.0;
        var troubled = -1L;
        String problem = null;
        for (var trial : trials) {
            var cache = trial.cache();
            if (cache == null) {
                continue;
            }
            keys.add(cache.key());
            var use = cache.use();
            if (use != null) {
                hits += use.hits();
                misses += use.misses();
                saved += use.secondsSaved();
                bytes.merge(use.key(), use.bytes(), Math::max);
                if (use.problem() != null && trial.index() > troubled) {
                    troubled = trial.index();
                    problem = trial.name() + ": " + use.problem();
                }
            }
        }
        return new CacheSummary(
                keys.size(),
                hits,
                misses,
                bytes.values().stream().mapToLong(Long::longValue).sum(),
                saved,
                trials.stream().filter(TrialRecord::isHeld).count(),
                problem);
    }
}
