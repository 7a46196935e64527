package dev.sweeps.app.desired;

import dev.sweeps.api.SearchSpec;
import dev.sweeps.api.SweepSpec;
import java.util.Optional;

/**
 * The seed that a trial's program receives. It depends on the sweep's seed and the trial's index alone, so that every attempt of a
 * trial gets the same one and two samples of a configuration get different ones.
 */
final class TrialSeed {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private TrialSeed() {}

    /** A number of 31 bits, which every library's seed function takes. */
    static int of(SweepSpec spec, long index) {
        long seed = Optional.ofNullable(spec.search()).map(SearchSpec::seed).orElse(0L);
        return (int) (mix(seed + GOLDEN_GAMMA * (index + 1)) >>> 33);
    }

    /** The output function of SplitMix64 (Steele, Lea, Flood 2014, variant 13 of Stafford). */
    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
