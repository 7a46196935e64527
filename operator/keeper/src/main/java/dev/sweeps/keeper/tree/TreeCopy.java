package dev.sweeps.keeper.tree;

import dev.sweeps.keeper.file.Contents;
import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Identity;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;

/** Doubles an entry of a folder in another folder: folders are made anew, files are hard links where there are any, else copies. */
public final class TreeCopy implements Visitor {
    /** What a volume says that has no hard links, or does not allow this one. */
    private static final Set<Errno> NO_LINK = Set.of(
            Errno.NOT_PERMITTED,
            Errno.DENIED,
            Errno.OTHER_DEVICE,
            Errno.INVALID,
            Errno.TOO_MANY_LINKS,
            Errno.NO_SUCH_CALL,
            Errno.NOT_SUPPORTED);

    private final Directory start;
    private final Consumer<String> leftOut;
    private final Deque<Identity> above = new ArrayDeque<>();
    private Directory target;

    private TreeCopy(Directory target, Consumer<String> leftOut) {
        this.start = target;
        this.target = target;
        this.leftOut = leftOut;
    }

    /**
     * Copies under the same name.
     *
     * @param leftOut is told in words of each symbolic link, pipe and device, which are neither followed nor copied
     */
    public static void copy(Directory folder, Name name, Directory target, Consumer<String> leftOut)
            throws FileFailure {
        TreeCopy copy = new TreeCopy(target, leftOut);
        try {
            Walk.over(folder, name, copy);
        } finally {
            copy.moveTo(target);
        }
    }

    private void moveTo(Directory next) {
        if (target != start) {
            target.close();
        }
        target = next;
    }

    @Override
    public void enter(Directory from, Name name) throws FileFailure {
        target.makeFolder(name);
        Directory next = target.folder(name);
        above.push(target.identity());
        moveTo(next);
    }

    @Override
    public void leave(Directory from, Name name) throws FileFailure {
        target.sync();
        Identity expected = above.pop();
        moveTo(above.isEmpty() ? start : target.above(expected));
    }

    @Override
    public void leaf(Directory from, Name name, Stat stat) throws FileFailure {
        if (!stat.isFile()) {
            leftOut.accept(
                    "%s is %s and was left out".formatted(name, stat.kind().words()));
            return;
        }
        try {
            from.link(name, target, name);
        } catch (FileFailure e) {
            if (NO_LINK.stream().noneMatch(e::is)) {
                throw e;
            }
            Contents.copy(from, name, target);
            return;
        }
        // Between the look and the link it may have become a symbolic link, of which a hard link is one too.
        if (target.stat(name).filter(Stat::isFile).isEmpty()) {
            target.removeFile(name);
            throw FileFailure.because("%s changed while it was linked".formatted(name));
        }
    }

    @Override
    public void barred(FileFailure failure) throws FileFailure {
        throw failure;
    }
}
