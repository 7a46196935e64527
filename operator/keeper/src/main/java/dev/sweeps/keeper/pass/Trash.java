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
import java.util.Optional;
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

    private Directory open() throws FileFailure {
        if (opened == null) {
            opened = sweep.folderOrNew(SweepFolder.TRASH);
        }
        return opened;
    }

    /** Deletes what was here long enough, and measures the rest. */
    void empty() {
        try (Directory trash = sweep.find(SweepFolder.TRASH).orElse(null)) {
            TreeSize rest = new TreeSize();
            if (trash != null) {
                for (Name name : trash.names()) {
                    Optional<Instant> since = TrashName.time(name);
                    if (since.isPresent()) {
                        look(trash, name, since.get().plusSeconds(seconds), rest);
                    }
                }
            }
            ledger.count(Count.BYTES_IN_TRASH, rest.bytes());
        } catch (FileFailure e) {
            ledger.problem("the trash cannot be emptied: " + e.sentence());
        }
        foretell();
    }

    private void look(Directory trash, Name name, Instant due, TreeSize rest) {
        Instant now = ledger.now();
        // Without a time in the trash things go at once, even if the clock was set back since.
        if (seconds > 0 && due.isAfter(now)) {
            ledger.due(due);
            rest.add(trash, name);
        } else if (!ledger.begin(Verb.DELETE, ".trash/" + name)) {
            TreeSize size = new TreeSize();
            size.add(trash, name);
            ledger.count(Count.BYTES_FREED, size.bytes());
            ledger.count(Count.DELETED, 1);
        } else if (!delete(trash, name)) {
            rest.add(trash, name);
        }
    }

    private boolean delete(Directory trash, Name name) {
        TreeRemoval.Outcome outcome = TreeRemoval.remove(trash, name);
        ledger.count(Count.BYTES_FREED, outcome.freed());
        outcome.failure().ifPresent(e -> ledger.problem(".trash/%s: %s".formatted(name, e.sentence())));
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
