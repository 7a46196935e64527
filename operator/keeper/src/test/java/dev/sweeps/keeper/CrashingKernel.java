package dev.sweeps.keeper;

import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;

/** Ends the program before or after one of its changes; afterwards nothing is changed any more. */
final class CrashingKernel extends KernelAround {
    /** The end of the program. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    private final long atChange;
    private final boolean before;
    private long changes;

    CrashingKernel(long atChange, boolean before) {
        this.atChange = atChange;
        this.before = before;
    }

    /** One that only counts. */
    static CrashingKernel counting() {
        return new CrashingKernel(Long.MAX_VALUE, true);
    }

    long changes() {
        return changes;
    }

    @Override
    protected void change(String call, Name name, Change change) throws FileFailure {
        changes++;
        if (changes > atChange || (changes == atChange && before)) {
            throw new Crash();
        }
        change.make();
        if (changes == atChange) {
            throw new Crash();
        }
    }
}
