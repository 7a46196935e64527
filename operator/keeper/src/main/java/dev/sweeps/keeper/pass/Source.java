package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;
import dev.sweeps.keeper.list.CheckpointPath;
import dev.sweeps.keeper.list.Kept;
import dev.sweeps.keeper.report.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint where its trial wrote it: a file or a folder.
 *
 * @param shown the name that the list knows, which may be that of a link to it
 */
record Source(Directory folder, Name name, Name shown) implements AutoCloseable {
    /** Of the attempt that counts; empty if it is not there. */
    static Optional<Source> of(Directory sweep, Kept kept, Ledger ledger) throws FileFailure {
        CheckpointPath path = kept.checkpoint();
        if (path == null) {
            return Optional.empty();
        }
        Optional<Directory> folder = folder(sweep, kept, path);
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Stat> stat = folder.get().stat(path.last());
            if (stat.filter(found -> found.isFile() || found.isFolder()).isPresent()) {
                return Optional.of(new Source(folder.get(), path.last(), path.last()));
            }
            if (stat.filter(Stat::isLink).isPresent()) {
                Optional<LinkedEntry> linked = LinkedEntry.of(folder.get(), path.last());
                if (linked.isPresent()) {
                    folder.get().close();
                    return linked.map(entry -> new Source(entry.folder(), entry.name(), path.last()));
                }
            }
            stat.ifPresent(found -> ledger.problem("trials/%s/a%d/%s is %s and cannot be promoted"
                    .formatted(
                            kept.trial(),
                            kept.attempt(),
                            path,
                            found.isLink()
                                    ? "a symbolic link that leads to nothing in its folder"
                                    : found.kind().words())));
        } catch (FileFailure e) {
            folder.get().close();
            throw e;
        }
        folder.get().close();
        return Optional.empty();
    }

    private static Optional<Directory> folder(Directory sweep, Kept kept, CheckpointPath path) throws FileFailure {
        List<Name> way = new ArrayList<>(
                List.of(SweepFolder.TRIALS, Name.of(kept.trial()), SweepFolder.attempt(kept.attempt())));
        way.addAll(path.folders());
        return sweep.find(way);
    }

    @Override
    public void close() {
        folder.close();
    }
}
