package dev.sweeps.core.history;

import org.jspecify.annotations.Nullable;

/**
 * A trial's part in the batch cache.
 *
 * @param place claim and folder of the cache: the same key in another place is another entry
 * @param key of the configuration, as the operator computes it
 * @param waitsFor what the trial waits for, in words; absent when it may start
 * @param use what its program reported; absent until then
 */
public record CachePart(String place, String key, @Nullable String waitsFor, @Nullable CacheUse use) {}
