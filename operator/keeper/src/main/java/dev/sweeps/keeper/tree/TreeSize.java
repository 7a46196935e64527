package dev.sweeps.keeper.tree;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Identity;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;
import java.util.HashMap;
import java.util.Map;

/** How many bytes deleting would free: those of the regular files all of whose names were seen, each counted once. */
public final class TreeSize implements Visitor {
    private final Map<Identity, Long> namesSeen = new HashMap<>();
    private long bytes;

    /** Adds an entry of a folder with all that is in it. What cannot be read counts as nothing: this is only a figure. */
    public void add(Directory folder, Name name) {
        try {
            Walk.over(folder, name, this);
        } catch (FileFailure e) {
            barred(e);
        }
    }

    public long bytes() {
        return bytes;
    }

    @Override
    public void enter(Directory above, Name name) {}

    @Override
    public void leaf(Directory folder, Name name, Stat stat) {
        if (stat.isFile() && (stat.links() == 1 || namesSeen.merge(stat.identity(), 1L, Long::sum) == stat.links())) {
            bytes += stat.allocated();
        }
    }

    @Override
    public void leave(Directory above, Name name) {}

    @Override
    public void barred(FileFailure failure) {}
}
