package dev.sweeps.app.reconcile;

import dev.sweeps.api.Trial;
import dev.sweeps.core.cache.CacheView;
import dev.sweeps.core.history.TrialRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one pass sees of a sweep.
 *
 * @param shown the trials as the watched cache shows them
 * @param trials all of them, with those just made that the cache does not show yet
 * @param cache null for a sweep without a batch cache
 */
record SweepObservation(List<Trial> shown, List<TrialRecord> trials, @Nullable CacheView cache) {}
