package dev.sweeps.keeper.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open folder. Whatever happens to the names that led to it, it stays this one. */
public final class Directory implements AutoCloseable {
    private final Kernel kernel;
    private final int descriptor;
    private final Stat stat;

    private Directory(Kernel kernel, int descriptor) throws FileFailure {
        this.kernel = kernel;
        this.descriptor = descriptor;
        try {
            this.stat = kernel.stat(descriptor);
        } catch (FileFailure e) {
            kernel.close(descriptor);
            throw e;
        }
    }

    /**
     * The folder with this path, gone to step by step.
     *
     * @param path absolute, or from the current folder of the process; links on the way are not followed either
     */
    public static Directory of(Kernel kernel, String path) throws FileFailure {
        List<Name> steps = new ArrayList<>();
        for (String step : path.split("/", -1)) {
            if (!step.isEmpty() && !step.equals(".")) {
                steps.add(Name.of(step));
            }
        }
        int at = path.startsWith("/") ? kernel.root() : Kernel.CURRENT;
        for (Name step : steps) {
            at = step(kernel, at, step, Opening.PASSAGE);
        }
        return new Directory(kernel, step(kernel, at, Name.HERE, Opening.FOLDER));
    }

    /** Opens the next folder and closes the last one. */
    private static int step(Kernel kernel, int at, Name name, Opening how) throws FileFailure {
        try {
            return kernel.open(at, name, how, 0);
        } finally {
            if (at != Kernel.CURRENT) {
                kernel.close(at);
            }
        }
    }

    Kernel kernel() {
        return kernel;
    }

    int descriptor() {
        return descriptor;
    }

    /** As it was when it was opened. */
    public Stat stat() {
        return stat;
    }

    public Identity identity() {
        return stat.identity();
    }

    /** Of an entry; empty if there is none. */
    public Optional<Stat> stat(Name name) throws FileFailure {
        try {
            return Optional.of(kernel.stat(descriptor, name));
        } catch (FileFailure e) {
            return unlessMissing(e);
        }
    }

    /** Opens a folder in this one. */
    public Directory folder(Name name) throws FileFailure {
        return new Directory(kernel, kernel.open(descriptor, name, Opening.FOLDER, 0));
    }

    /** Opens this folder once more. */
    public Directory again() throws FileFailure {
        return new Directory(kernel, kernel.open(descriptor, Name.HERE, Opening.FOLDER, 0));
    }

    /** Opens a folder in this one; empty if there is nothing of that name. */
    public Optional<Directory> find(Name name) throws FileFailure {
        try {
            return Optional.of(folder(name));
        } catch (FileFailure e) {
            return unlessMissing(e);
        }
    }

    /** Opens the folder at the end of a way of at least one step; empty if a step is missing. */
    public Optional<Directory> find(List<Name> way) throws FileFailure {
        Optional<Directory> at = find(way.getFirst());
        for (Name step : way.subList(1, way.size())) {
            if (at.isEmpty()) {
                return at;
            }
            try (Directory last = at.get()) {
                at = last.find(step);
            }
        }
        return at;
    }

    /** Opens a folder in this one, and makes it if there is nothing of that name. */
    public Directory folderOrNew(Name name) throws FileFailure {
        Optional<Directory> found = find(name);
        if (found.isPresent()) {
            return found.get();
        }
        makeFolder(name);
        return folder(name);
    }

    /** Opens the folder above this one, if it is still the one that it was: this one may have been moved meanwhile. */
    public Directory above(Identity expected) throws FileFailure {
        Directory above = new Directory(kernel, kernel.open(descriptor, Name.ABOVE, Opening.FOLDER, 0));
        if (!above.identity().equals(expected)) {
            above.close();
            throw FileFailure.because("a folder was moved elsewhere while it was worked on");
        }
        return above;
    }

    /** A new look at its entries, from the beginning. */
    public Listing list() throws FileFailure {
        return new Listing(kernel, kernel.open(descriptor, Name.HERE, Opening.FOLDER, 0));
    }

    /** All names, in order. */
    public List<Name> names() throws FileFailure {
        List<Name> names = new ArrayList<>();
        try (Listing listing = list()) {
            for (List<Name> next = listing.next(); !next.isEmpty(); next = listing.next()) {
                names.addAll(next);
            }
        }
        names.sort(null);
        return names;
    }

    public void makeFolder(Name name) throws FileFailure {
        kernel.makeFolder(descriptor, name);
    }

    public void rename(Name name, Directory target, Name newName) throws FileFailure {
        kernel.rename(descriptor, name, target.descriptor, newName);
    }

    public void link(Name name, Directory target, Name newName) throws FileFailure {
        kernel.link(descriptor, name, target.descriptor, newName);
    }

    public LinkText readLink(Name name) throws FileFailure {
        return kernel.readLink(descriptor, name);
    }

    public void makeLink(Name name, LinkText text) throws FileFailure {
        kernel.makeLink(descriptor, name, text);
    }

    public void removeFile(Name name) throws FileFailure {
        kernel.removeFile(descriptor, name);
    }

    public void removeFolder(Name name) throws FileFailure {
        kernel.removeFolder(descriptor, name);
    }

    /** Waits until the volume has its entries; volumes that cannot do that are left alone. */
    public void sync() throws FileFailure {
        try {
            kernel.sync(descriptor);
        } catch (FileFailure e) {
            if (!e.is(Errno.INVALID) && !e.is(Errno.NOT_SUPPORTED)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        kernel.close(descriptor);
    }

    private static <T> Optional<T> unlessMissing(FileFailure failure) throws FileFailure {
        if (failure.is(Errno.MISSING)) {
            return Optional.empty();
        }
        throw failure;
    }
}
