package dev.sweeps.keeper.file;

/** A file that only grows. */
public final class AppendedFile implements AutoCloseable {
    private static final int PERMISSIONS = 0666;

    private final Kernel kernel;
    private final int descriptor;

    private AppendedFile(Kernel kernel, int descriptor) {
        this.kernel = kernel;
        this.descriptor = descriptor;
    }

    /** Opens it, and makes it if it is missing. Fails if it is no regular file, or has another name through which it would change. */
    public static AppendedFile open(Directory folder, Name name) throws FileFailure {
        Kernel kernel = folder.kernel();
        int descriptor = kernel.open(folder.descriptor(), name, Opening.APPEND, PERMISSIONS);
        try {
            Stat stat = kernel.stat(descriptor);
            if (!stat.isFile() || stat.links() > 1) {
                throw FileFailure.because("cannot write %s: it is no file of its own".formatted(name));
            }
            return new AppendedFile(kernel, descriptor);
        } catch (FileFailure e) {
            kernel.close(descriptor);
            throw e;
        }
    }

    public void append(byte[] bytes) throws FileFailure {
        kernel.write(descriptor, bytes, bytes.length);
    }

    public void sync() throws FileFailure {
        kernel.sync(descriptor);
    }

    @Override
    public void close() {
        kernel.close(descriptor);
    }
}
