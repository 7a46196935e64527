package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.HashStream;
import dev.sweeps.core.numeric.StandardNormal;

/** The random numbers of one suggestion, one after the other: a function of seed and ordinal alone. Confined to that suggestion. */
final class Draws {
    private final long seed;
    private final long ordinal;
    private int next;

    Draws(long seed, long ordinal) {
        this.seed = seed;
        this.ordinal = ordinal;
    }

    /** In [0, 1). */
    double uniform() {
        return HashStream.uniform(seed, ordinal, next++);
    }

    double normal() {
        return StandardNormal.quantile(Math.max(uniform(), 0x1p-53));
    }

    /** In 0 .. size - 1. */
    long below(long size) {
        return (long) (uniform() * (double) size);
    }

    /** A seed for a sequence of its own. */
    long seed() {
        return HashStream.bits(seed, ordinal, next++);
    }
}
