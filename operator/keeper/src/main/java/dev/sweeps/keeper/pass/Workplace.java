package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.FolderLock;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;
import dev.sweeps.keeper.report.Journal;
import dev.sweeps.keeper.tree.TreeRemoval;
import java.util.Optional;

/** The keeper's own folder, locked: one keeper at a time. */
final class Workplace implements AutoCloseable {
    static final Name LOCK = Name.of("lock");
    private static final Name STAGING = Name.of("staging");

    private final Directory keeper;
    private final FolderLock lock;
    private final Directory staging;
    private final Journal journal;

    private Workplace(Directory keeper, FolderLock lock, Directory staging, Journal journal) {
        this.keeper = keeper;
        this.lock = lock;
        this.staging = staging;
        this.journal = journal;
    }

    /** Makes what is missing of it. */
    static Workplace open(Directory sweep) throws FileFailure, CannotRun {
        Directory keeper = sweep.folderOrNew(SweepFolder.KEEPER);
        try {
            return enter(keeper);
        } catch (FileFailure | CannotRun e) {
            keeper.close();
            throw e;
        }
    }

    /** Without making anything: where no pass ever was there is nothing to lock. */
    static Optional<FolderLock> lockOfEarlierPass(Directory sweep) throws FileFailure, CannotRun {
        if (sweep.stat(SweepFolder.KEEPER).filter(Stat::isFolder).isEmpty()) {
            return Optional.empty();
        }
        try (Directory keeper = sweep.folder(SweepFolder.KEEPER)) {
            return keeper.stat(LOCK).filter(Stat::isFile).isPresent() ? Optional.of(lock(keeper)) : Optional.empty();
        }
    }

    private static Workplace enter(Directory keeper) throws FileFailure, CannotRun {
        FolderLock lock = lock(keeper);
        try {
            Directory staging = keeper.folderOrNew(STAGING);
            try {
                clear(staging);
                return new Workplace(keeper, lock, staging, Journal.open(keeper, staging));
            } catch (FileFailure e) {
                staging.close();
                throw e;
            }
        } catch (FileFailure e) {
            lock.close();
            throw e;
        }
    }

    private static FolderLock lock(Directory keeper) throws FileFailure, CannotRun {
        return FolderLock.take(keeper, LOCK)
                .orElseThrow(() -> new CannotRun("another keeper works on this sweep: it holds .keeper/lock"));
    }

    /** Half-made things of a pass that ended in the middle. What they were made of is still where it was. */
    private static void clear(Directory staging) throws FileFailure {
        for (Name name : staging.names()) {
            var failure = TreeRemoval.remove(staging, name).failure();
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    /** Where things are made before they are moved to their place; on the same volume as that. */
    Directory staging() {
        return staging;
    }

    Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        journal.close();
        staging.close();
        lock.close();
        keeper.close();
    }
}
