package dev.sweeps.keeper.file;

import java.util.List;

/** The names of a folder, part by part, so that a folder with a million files needs no memory for all of them. */
public final class Listing implements AutoCloseable {
    private final Kernel kernel;
    private final int descriptor;

    Listing(Kernel kernel, int descriptor) {
        this.kernel = kernel;
        this.descriptor = descriptor;
    }

    /** Empty at the end. */
    public List<Name> next() throws FileFailure {
        return kernel.names(descriptor);
    }

    @Override
    public void close() {
        kernel.close(descriptor);
    }
}
