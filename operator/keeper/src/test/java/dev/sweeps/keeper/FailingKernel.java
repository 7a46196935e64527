package dev.sweeps.keeper;

import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import java.util.function.BiPredicate;

/** Refuses some changes with an error of the volume. */
final class FailingKernel extends KernelAround {
    private final Errno error;
    private final BiPredicate<String, String> fails;

    /** Fails where this holds of the call, by its name in {@link dev.sweeps.keeper.file.Kernel}, and of the entry's name. */
    FailingKernel(Errno error, BiPredicate<String, String> fails) {
        this.error = error;
        this.fails = fails;
    }

    @Override
    protected void change(String call, Name name, Change change) throws FileFailure {
        if (fails.test(call, name.text())) {
            throw FileFailure.of(call, name, error);
        }
        change.make();
    }
}
