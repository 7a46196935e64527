package dev.sweeps.keeper.file;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** What is in regular files. */
public final class Contents {
    private static final int PART = 1 << 18;
    private static final int USUAL_PERMISSIONS = 0666;

    private Contents() {}

    /** The bytes of a file; empty if there is none, or something else than a regular file, or more than {@code most} bytes. */
    public static Optional<byte[]> read(Directory folder, Name name, long most) throws FileFailure {
        Optional<Stat> stat = folder.stat(name);
        if (stat.isEmpty() || !stat.get().isFile() || stat.get().size() > most) {
            return Optional.empty();
        }
        Kernel kernel = folder.kernel();
        int file = kernel.open(folder.descriptor(), name, Opening.READ, 0);
        try {
            return kernel.stat(file).isFile() ? bytes(kernel, file, most) : Optional.empty();
        } finally {
            kernel.close(file);
        }
    }

    private static Optional<byte[]> bytes(Kernel kernel, int file, long most) throws FileFailure {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (int length = kernel.read(file, part); length > 0; length = kernel.read(file, part)) {
            bytes.write(part, 0, length);
            if (bytes.size() > most) {
                return Optional.empty(); // It grew meanwhile.
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /** Makes a file that does not exist yet; it is safe on the volume afterwards. */
    public static void create(Directory folder, Name name, byte[] bytes) throws FileFailure {
        Kernel kernel = folder.kernel();
        int file = kernel.open(folder.descriptor(), name, Opening.CREATE, USUAL_PERMISSIONS);
        try {
            kernel.write(file, bytes, bytes.length);
            kernel.sync(file);
        } finally {
            kernel.close(file);
        }
    }

    /** Puts these bytes in the place of a file at once: nobody sees half of them. {@code staging} is on the same volume. */
    public static void replace(Directory folder, Name name, byte[] bytes, Directory staging, Name draft)
            throws FileFailure {
        try {
            create(staging, draft, bytes);
            staging.rename(draft, folder, name);
        } catch (FileFailure e) {
            discard(staging, draft);
            throw e;
        }
        folder.sync();
    }

    private static void discard(Directory staging, Name draft) {
        try {
            staging.removeFile(draft);
        } catch (FileFailure e) {
            // There was none, or it stays until the staging is cleared.
        }
    }

    /** Whether there is a regular file with exactly these bytes. */
    public static boolean are(Directory folder, Name name, byte[] bytes) throws FileFailure {
        return read(folder, name, bytes.length)
                .filter(found -> Arrays.equals(found, bytes))
                .isPresent();
    }

    /** Copies a regular file to a place where nothing is; it is safe on the volume afterwards. */
    public static void copy(Directory folder, Name name, Directory target, Name newName) throws FileFailure {
        Kernel kernel = folder.kernel();
        int from = kernel.open(folder.descriptor(), name, Opening.READ, 0);
        try {
            Stat stat = kernel.stat(from);
            if (!stat.isFile()) {
                throw FileFailure.because(
                        "%s turned into %s".formatted(name, stat.kind().words()));
            }
            int to = kernel.open(target.descriptor(), newName, Opening.CREATE, stat.permissions());
            try {
                copy(kernel, from, to);
                kernel.sync(to);
            } finally {
                kernel.close(to);
            }
        } finally {
            kernel.close(from);
        }
    }

    private static void copy(Kernel kernel, int from, int to) throws FileFailure {
        byte[] part = new byte[PART];
        for (int length = kernel.read(from, part); length > 0; length = kernel.read(from, part)) {
            kernel.write(to, part, length);
        }
    }
}
