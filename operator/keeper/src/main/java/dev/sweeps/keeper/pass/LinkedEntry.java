package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;
import java.util.List;
import java.util.Optional;

/**
 * The file or folder that a symbolic link names, as {@code latest} names {@code step_100}. Only what lies beside the link, or deeper,
 * counts, and the way there is gone step by step, so that no link on it is followed by the kernel.
 */
record LinkedEntry(Directory folder, Name name) implements AutoCloseable {
    private static final int MOST_LINKS = 8;

    /** Empty if it leads elsewhere, or to nothing, or to a device. */
    static Optional<LinkedEntry> of(Directory folder, Name link) throws FileFailure {
        LinkedEntry at = new LinkedEntry(folder.again(), link);
        for (int links = 0; links <= MOST_LINKS; links++) {
            Optional<LinkedEntry> next;
            try {
                Optional<Stat> stat = at.folder.stat(at.name);
                if (stat.filter(found -> found.isFile() || found.isFolder()).isPresent()) {
                    return Optional.of(at);
                }
                next = stat.filter(Stat::isLink).isPresent() ? at.next() : Optional.empty();
            } catch (FileFailure e) {
                at.close();
                throw e;
            }
            at.close();
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        at.close();
        return Optional.empty();
    }

    private Optional<LinkedEntry> next() throws FileFailure {
        List<Name> way = folder.readLink(name).wayDown();
        if (way.isEmpty()) {
            return Optional.empty();
        }
        Optional<Directory> next =
                way.size() == 1 ? Optional.of(folder.again()) : folder.find(way.subList(0, way.size() - 1));
        return next.map(found -> new LinkedEntry(found, way.getLast()));
    }

    @Override
    public void close() {
        folder.close();
    }
}
