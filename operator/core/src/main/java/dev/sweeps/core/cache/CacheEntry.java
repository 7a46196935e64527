package dev.sweeps.core.cache;

/** Whether a trial may start, as far as the batch cache goes. */
public sealed interface CacheEntry {
    /** It may. */
    record Open() implements CacheEntry {}

    /**
     * It waits and holds nothing.
     *
     * @param waitsFor in words
     * @param build whether a warm-up Job has to be made first
     */
    record Closed(String waitsFor, boolean build) implements CacheEntry {}
}
