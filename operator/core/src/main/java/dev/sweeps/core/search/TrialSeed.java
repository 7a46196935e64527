package dev.sweeps.core.search;

import dev.sweeps.core.numeric.HashStream;

/** The seed that a trial's own program gets. */
public final class TrialSeed {
    private TrialSeed() {}

    /**
     * A number from 0 to 2^31 - 1, which every program's seed option takes; the same for the same arguments, whatever the attempt.
     *
     * @param sweepSeed seed of the sweep's search
     * @param ordinal number of the trial
     */
    public static long of(long sweepSeed, long ordinal) {
        return HashStream.mix(HashStream.mix(sweepSeed + HashStream.STEP) + (ordinal + 1) * HashStream.STEP) >>> 33;
    }
}
