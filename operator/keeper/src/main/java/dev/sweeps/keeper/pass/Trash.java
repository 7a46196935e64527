package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.report.Count;
import dev.sweeps.keeper.report.Ledger;
import dev.sweeps.keeper.report.Verb;
import dev.sweeps.keeper.tree.TreeRemoval;
import dev.sweeps.keeper.tree.TreeSize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where things wait before they are deleted for good, for the case that somebody wants them back. */
final class Trash implements AutoCloseable {
    private final Directory sweep;
    private final long seconds;
    private final Ledger ledger;

    /** What would be here after a dry run. */
    private final TreeSize wouldWait = new TreeSize();

    private long wouldGo;
    private @Nullable Directory opened;

    Trash(Directory sweep, long seconds, Ledger ledger) {
        this.sweep = sweep;
        this.seconds = seconds;
        this.ledger = ledger;
    }

    /**
     * Moves an entry of a folder here; false if there is none.
     *
     * @param label what the name here tells of it
     * @param path how people know it
     */
    boolean take(Directory folder, Name name, String label, String path) throws FileFailure {
        if (folder.stat(name).isEmpty()) {
            return false;
        }
        if (ledger.begin(Verb.MOVE, path + " to the trash")) {
            Directory trash = open();
            folder.rename(name, trash, TrashName.free(trash, ledger.now(), label));
        } else {
            wouldWait.add(folder, name);
            wouldGo++;
        }
        return true;
    }

    /**
     * The same for what nobody keeps. Where the volume is so full that nothing can be moved, the entry is deleted at once: it
     * would stay for ever otherwise, and the volume full.
     */
    boolean takeOrDelete(Directory folder, Name name, String label, String path) throws FileFailure {
        try {
            return take(folder, name, label, path);
        } catch (FileFailure e) {
            if (!e.isForLackOfSpace()) {
                throw e;
            }
            ledger.begin(Verb.DELETE, path + " without a time in the trash, for which the volume has no space");
            delete(folder, name, path);
            return true;
        }
    }

    private Directory open() throws FileFailure {
        if (opened == null) {
            opened = sweep.folderOrNew(SweepFolder.TRASH);
        }
        return opened;
    }

    /** Deletes what was here long enough. */
    void deleteDue() {
        each((trash, name, due) -> {
            if (isDue(due)) {
                deleteDue(trash, name);
            }
        });
    }

    /** The same, and measures the rest. */
    void empty() {
        TreeSize rest = new TreeSize();
        each((trash, name, due) -> {
            if (!isDue(due)) {
                ledger.due(due);
                rest.add(trash, name);
            } else if (!deleteDue(trash, name)) {
                rest.add(trash, name);
            }
        });
        ledger.count(Count.BYTES_IN_TRASH, rest.bytes());
        foretell();
    }

    /** What is done with an entry that is to be deleted at a time. */
    private interface Look {
        void at(Directory trash, Name name, Instant due);
    }

    private void each(Look look) {
        try (Directory trash = sweep.find(SweepFolder.TRASH).orElse(null)) {
            if (trash != null) {
                for (Name name : trash.names()) {
                    TrashName.time(name).ifPresent(since -> look.at(trash, name, since.plusSeconds(seconds)));
                }
            }
        } catch (FileFailure e) {
            ledger.problem("the trash cannot be emptied: " + e.sentence(), e);
        }
    }

    /** Without a time in the trash things go at once, even if the clock was set back since. */
    private boolean isDue(Instant due) {
        return seconds == 0 || !due.isAfter(ledger.now());
    }

    private boolean deleteDue(Directory trash, Name name) {
        if (ledger.begin(Verb.DELETE, ".trash/" + name)) {
            return delete(trash, name, ".trash/" + name);
        }
        TreeSize size = new TreeSize();
        size.add(trash, name);
        ledger.count(Count.BYTES_FREED, size.bytes());
        ledger.count(Count.DELETED, 1);
        return true;
    }

    private boolean delete(Directory folder, Name name, String path) {
        TreeRemoval.Outcome outcome = TreeRemoval.remove(folder, name);
        ledger.count(Count.BYTES_FREED, outcome.freed());
        outcome.failure().ifPresent(e -> ledger.problem(path + ": " + e.sentence(), e));
        ledger.count(Count.DELETED, outcome.failure().isEmpty() ? 1 : 0);
        return outcome.failure().isEmpty();
    }

    private void foretell() {
        if (wouldGo == 0) {
            return;
        }
        if (seconds == 0) {
            ledger.count(Count.DELETED, wouldGo);
            ledger.count(Count.BYTES_FREED, wouldWait.bytes());
        } else {
            ledger.count(Count.BYTES_IN_TRASH, wouldWait.bytes());
            ledger.due(ledger.now().plusSeconds(seconds));
        }
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
