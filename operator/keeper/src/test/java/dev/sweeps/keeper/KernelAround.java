package dev.sweeps.keeper;

import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Kernel;
import dev.sweeps.keeper.file.Libc;
import dev.sweeps.keeper.file.LinkText;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Opening;
import dev.sweeps.keeper.file.Stat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The real kernel, and a word in everything that changes something. */
class KernelAround implements Kernel {
    private final Kernel kernel = new Libc();
    private final Set<Integer> open = new HashSet<>();

    /** Something that changes the volume. */
    interface Change {
        void make() throws FileFailure;
    }

    /** Makes the change, or not. */
    protected void change(String call, Name name, Change change) throws FileFailure {
        change.make();
    }

    /** Before every call that looks a name up. */
    protected void look() {}

    @Override
    public int root() throws FileFailure {
        return remember(kernel.root());
    }

    @Override
    public int open(int folder, Name name, Opening how, int permissions) throws FileFailure {
        look();
        if (how.changes()) {
            int[] opened = {-1};
            change("open", name, () -> opened[0] = remember(kernel.open(folder, name, how, permissions)));
            return opened[0];
        }
        return remember(kernel.open(folder, name, how, permissions));
    }

    private int remember(int descriptor) {
        open.add(descriptor);
        return descriptor;
    }

    /** As at the end of a process, of which locks end too. */
    protected void closeAll() {
        open.forEach(kernel::close);
        open.clear();
    }

    /** How many files are open. */
    int open() {
        return open.size();
    }

    @Override
    public void makeFolder(int folder, Name name) throws FileFailure {
        look();
        change("makeFolder", name, () -> kernel.makeFolder(folder, name));
    }

    @Override
    public void rename(int folder, Name name, int target, Name newName) throws FileFailure {
        look();
        change("rename", name, () -> kernel.rename(folder, name, target, newName));
    }

    @Override
    public void link(int folder, Name name, int target, Name newName) throws FileFailure {
        look();
        change("link", name, () -> kernel.link(folder, name, target, newName));
    }

    @Override
    public LinkText readLink(int folder, Name name) throws FileFailure {
        look();
        return kernel.readLink(folder, name);
    }

    @Override
    public void makeLink(int folder, Name name, LinkText text) throws FileFailure {
        look();
        change("makeLink", name, () -> kernel.makeLink(folder, name, text));
    }

    @Override
    public void removeFile(int folder, Name name) throws FileFailure {
        look();
        change("removeFile", name, () -> kernel.removeFile(folder, name));
    }

    @Override
    public void removeFolder(int folder, Name name) throws FileFailure {
        look();
        change("removeFolder", name, () -> kernel.removeFolder(folder, name));
    }

    @Override
    public Stat stat(int folder, Name name) throws FileFailure {
        look();
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
        byte[] rest = Arrays.copyOfRange(bytes, half, length);
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
        if (open.remove(file)) {
            kernel.close(file);
        }
    }
}
