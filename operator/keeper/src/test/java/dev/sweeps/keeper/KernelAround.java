package dev.sweeps.keeper;

import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Kernel;
import dev.sweeps.keeper.file.Libc;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Opening;
import dev.sweeps.keeper.file.Stat;
import java.util.List;

/** The real kernel, and a word in everything that changes something. */
abstract class KernelAround implements Kernel {
    private final Kernel kernel = new Libc();

    /** Something that changes the volume. */
    interface Change {
        void make() throws FileFailure;
    }

    /** Makes the change, or not. */
    protected abstract void change(String call, Name name, Change change) throws FileFailure;

    @Override
    public int root() throws FileFailure {
        return kernel.root();
    }

    @Override
    public int open(int folder, Name name, Opening how, int permissions) throws FileFailure {
        int descriptor = how.changes() ? openChanging(folder, name, how, permissions) : -1;
        return descriptor >= 0 ? descriptor : kernel.open(folder, name, how, permissions);
    }

    /** If the change is made and then something goes wrong, the descriptor is closed, as at the end of a process. */
    private int openChanging(int folder, Name name, Opening how, int permissions) throws FileFailure {
        int[] opened = {-1};
        boolean done = false;
        try {
            change("open", name, () -> opened[0] = kernel.open(folder, name, how, permissions));
            done = true;
            return opened[0];
        } finally {
            if (!done && opened[0] >= 0) {
                kernel.close(opened[0]);
            }
        }
    }

    @Override
    public void makeFolder(int folder, Name name) throws FileFailure {
        change("makeFolder", name, () -> kernel.makeFolder(folder, name));
    }

    @Override
    public void rename(int folder, Name name, int target, Name newName) throws FileFailure {
        change("rename", name, () -> kernel.rename(folder, name, target, newName));
    }

    @Override
    public void link(int folder, Name name, int target, Name newName) throws FileFailure {
        change("link", name, () -> kernel.link(folder, name, target, newName));
    }

    @Override
    public void removeFile(int folder, Name name) throws FileFailure {
        change("removeFile", name, () -> kernel.removeFile(folder, name));
    }

    @Override
    public void removeFolder(int folder, Name name) throws FileFailure {
        change("removeFolder", name, () -> kernel.removeFolder(folder, name));
    }

    @Override
    public Stat stat(int folder, Name name) throws FileFailure {
        return kernel.stat(folder, name);
    }

    @Override
    public Stat stat(int file) throws FileFailure {
        return kernel.stat(file);
    }

    @Override
    public List<Name> names(int folder) throws FileFailure {
        return kernel.names(folder);
    }

    @Override
    public int read(int file, byte[] bytes) throws FileFailure {
        return kernel.read(file, bytes);
    }

    /** In two halves: a crash may come between them. */
    @Override
    public void write(int file, byte[] bytes, int length) throws FileFailure {
        int half = length / 2;
        byte[] rest = java.util.Arrays.copyOfRange(bytes, half, length);
        change("write", Name.of("-"), () -> kernel.write(file, bytes, half));
        change("write", Name.of("-"), () -> kernel.write(file, rest, rest.length));
    }

    @Override
    public void sync(int file) throws FileFailure {
        kernel.sync(file);
    }

    @Override
    public boolean lock(int file) throws FileFailure {
        return kernel.lock(file);
    }

    @Override
    public void close(int file) {
        kernel.close(file);
    }
}
