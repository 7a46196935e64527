package dev.sweeps.keeper;

import dev.sweeps.keeper.file.Errno;
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
    private final boolean withoutLinks;
    private long changes;

    /** On a volume that has hard links or not. */
    CrashingKernel(long atChange, boolean before, boolean withoutLinks) {
        this.atChange = atChange;
        this.before = before;
        this.withoutLinks = withoutLinks;
    }

    /** One that only counts. */
    static CrashingKernel counting() {
        return new CrashingKernel(Long.MAX_VALUE, true, false);
    }

    long changes() {
        return changes;
    }

    private Crash end() {
        closeAll();
        return new Crash();
    }

    @Override
    protected void change(String call, Name name, Change change) throws FileFailure {
        if (withoutLinks && call.equals("link")) {
            throw FileFailure.of(call, name, Errno.NOT_SUPPORTED);
        }
        changes++;
        if (changes > atChange || (changes == atChange && before)) {
            throw end();
        }
        change.make();
        if (changes == atChange) {
            throw end();
        }
    }
}
