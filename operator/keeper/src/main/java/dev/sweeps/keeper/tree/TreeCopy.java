package dev.sweeps.keeper.tree;

import dev.sweeps.keeper.file.Contents;
import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Identity;
import dev.sweeps.keeper.file.LinkText;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Doubles an entry of a folder in another folder: folders are made anew, files are hard links where there are any, else copies, and
 * symbolic links that cannot lead out of the tree say the same as before.
 */
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
    private final Name newName;
    private final Consumer<String> leftOut;
    private final Deque<Identity> above = new ArrayDeque<>();
    private Directory target;

    private TreeCopy(Directory target, Name newName, Consumer<String> leftOut) {
        this.start = target;
        this.target = target;
        this.newName = newName;
        this.leftOut = leftOut;
    }

    /**
     * Copies under a name that may be another one.
     *
     * @param leftOut is told in words of each pipe, device and symbolic link out of the tree, which are not copied
     */
    public static void copy(Directory folder, Name name, Directory target, Name newName, Consumer<String> leftOut)
            throws FileFailure {
        TreeCopy copy = new TreeCopy(target, newName, leftOut);
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

    private Name named(Name name) {
        return above.isEmpty() ? newName : name;
    }

    @Override
    public void enter(Directory from, Name name) throws FileFailure {
        target.makeFolder(named(name));
        Directory next = target.folder(named(name));
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
        if (stat.isFile()) {
            file(from, name);
        } else if (!stat.isLink()) {
            leftOut.accept(
                    "%s is %s and was left out".formatted(name, stat.kind().words()));
        } else {
            LinkText text = from.readLink(name);
            if (text.staysWithin(above.size() - 1)) {
                target.makeLink(name, text);
            } else {
                leftOut.accept("%s is a symbolic link out of the checkpoint and was left out".formatted(name));
            }
        }
    }

    private void file(Directory from, Name name) throws FileFailure {
        Name copy = named(name);
        try {
            from.link(name, target, copy);
        } catch (FileFailure e) {
            if (NO_LINK.stream().noneMatch(e::is)) {
                throw e;
            }
            Contents.copy(from, name, target, copy);
            return;
        }
        // Between the look and the link it may have become a symbolic link, of which a hard link is one too.
        if (target.stat(copy).filter(Stat::isFile).isEmpty()) {
            target.removeFile(copy);
            throw FileFailure.because("%s changed while it was linked".formatted(name));
        }
    }

    @Override
    public void barred(FileFailure failure) throws FileFailure {
        throw failure;
    }
}
