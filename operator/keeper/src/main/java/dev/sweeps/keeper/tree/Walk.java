package dev.sweeps.keeper.tree;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Identity;
import dev.sweeps.keeper.file.Listing;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A walk through a tree: first the files of a folder, then its folders. It holds one folder open whatever the depth; the way
 * back is "..", and only if that leads to the folder it came from. It stays on one device.
 */
final class Walk {
    /** A folder that we are in: how it is called, what it lies in, which of its folders are still to be entered. */
    private record Level(Name name, Identity above, Deque<Name> folders) {}

    private final Directory start;
    private final Visitor visitor;
    private final Deque<Level> levels = new ArrayDeque<>();
    private Directory current;

    private Walk(Directory start, Visitor visitor) {
        this.start = start;
        this.visitor = visitor;
        this.current = start;
    }

    /** Goes through one entry of a folder, if it is there, and all that is in it. */
    static void over(Directory folder, Name name, Visitor visitor) throws FileFailure {
        Optional<Stat> stat = folder.stat(name);
        if (stat.isPresent()) {
            new Walk(folder, visitor).run(name, stat.get());
        }
    }

    private void run(Name name, Stat stat) throws FileFailure {
        if (!stat.isFolder()) {
            visitor.leaf(start, name, stat);
            return;
        }
        try {
            descend(name);
            while (!levels.isEmpty()) {
                Name next = levels.element().folders().poll();
                if (next != null) {
                    descend(next);
                } else {
                    ascend();
                }
            }
        } finally {
            moveTo(start);
        }
    }

    private void moveTo(Directory next) {
        if (current != start) {
            current.close();
        }
        current = next;
    }

    private void descend(Name name) throws FileFailure {
        Directory folder;
        try {
            folder = enter(name);
        } catch (FileFailure e) {
            visitor.barred(e);
            return;
        }
        Identity above = current.identity();
        try {
            visitor.enter(current, name);
        } catch (FileFailure e) {
            folder.close();
            throw e;
        }
        moveTo(folder);
        levels.push(new Level(name, above, new ArrayDeque<>(leaves())));
    }

    private Directory enter(Name name) throws FileFailure {
        Directory folder = current.folder(name);
        if (!folder.stat().besides(start.stat())) {
            folder.close();
            throw FileFailure.because("%s lies on another device".formatted(name));
        }
        return folder;
    }

    /** Visits the files of the current folder; returns its folders. */
    private List<Name> leaves() throws FileFailure {
        List<Name> folders = new ArrayList<>();
        try (Listing listing = current.list()) {
            for (List<Name> names = listing.next(); !names.isEmpty(); names = listing.next()) {
                for (Name name : names) {
                    leaf(name, folders);
                }
            }
        }
        return folders;
    }

    private void leaf(Name name, List<Name> folders) throws FileFailure {
        Optional<Stat> stat;
        try {
            stat = current.stat(name);
        } catch (FileFailure e) {
            visitor.barred(e);
            return;
        }
        if (stat.isEmpty()) {
            return; // Somebody else was faster.
        }
        if (stat.get().isFolder()) {
            folders.add(name);
        } else {
            visitor.leaf(current, name, stat.get());
        }
    }

    private void ascend() throws FileFailure {
        Level left = levels.pop();
        moveTo(levels.isEmpty() ? start : current.above(left.above()));
        visitor.leave(current, left.name());
    }
}
