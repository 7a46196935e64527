package dev.sweeps.keeper.file;

import java.util.Optional;

/** An exclusive lock among processes, held until it is closed or the process ends. */
public final class FolderLock implements AutoCloseable {
    private static final int PERMISSIONS = 0666;

    private final Kernel kernel;
    private final int descriptor;

    private FolderLock(Kernel kernel, int descriptor) {
        this.kernel = kernel;
        this.descriptor = descriptor;
    }

    /** Takes the lock, a file that is made for it; empty if another process holds it. On a volume without locks it is granted. */
    public static Optional<FolderLock> take(Directory folder, Name name) throws FileFailure {
        Kernel kernel = folder.kernel();
        int descriptor = kernel.open(folder.descriptor(), name, Opening.LOCK, PERMISSIONS);
        if (granted(kernel, descriptor)) {
            return Optional.of(new FolderLock(kernel, descriptor));
        }
        kernel.close(descriptor);
        return Optional.empty();
    }

    private static boolean granted(Kernel kernel, int descriptor) throws FileFailure {
        try {
            return kernel.lock(descriptor);
        } catch (FileFailure e) {
            if (e.is(Errno.NO_LOCKS) || e.is(Errno.NO_SUCH_CALL) || e.is(Errno.NOT_SUPPORTED) || e.is(Errno.INVALID)) {
                return true;
            }
            kernel.close(descriptor);
            throw e;
        }
    }

    @Override
    public void close() {
        kernel.close(descriptor);
    }
}
