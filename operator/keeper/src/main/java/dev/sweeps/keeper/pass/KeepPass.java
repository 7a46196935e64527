package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.FolderLock;
import dev.sweeps.keeper.list.KeepList;
import dev.sweeps.keeper.report.Ledger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the folder of a sweep: promote, demote, release, empty the trash, report. What is kept is never moved out of the
 * folder of its trial, so that space can be freed before, where promoting has none.
 */
public final class KeepPass {
    private KeepPass() {}

    /** Fails only if it could not be done as a whole; the ledger has the rest. */
    public static void run(Directory sweep, KeepList list, Ledger ledger) throws CannotRun {
        if (list.dryRun()) {
            try (Trash trash = new Trash(sweep, list.trashSeconds(), ledger)) {
                arrange(new Work(sweep, list, ledger, trash), null);
            }
            return;
        }
        try (Trash trash = new Trash(sweep, list.trashSeconds(), ledger)) {
            Work work = new Work(sweep, list, ledger, trash);
            try (Workplace workplace = open(work)) {
                ledger.writeTo(workplace.journal());
                arrange(work, workplace);
                Reports.write(work, workplace);
            }
        }
    }

    /** On a full volume not even the keeper's own folder can be made, before something else has gone. */
    private static Workplace open(Work work) throws CannotRun {
        try {
            try {
                return Workplace.open(work.sweep());
            } catch (FileFailure e) {
                if (!e.isForLackOfSpace()) {
                    throw e;
                }
                work.ledger().say("frees space first: " + e.sentence());
                free(work);
                return Workplace.open(work.sweep());
            }
        } catch (FileFailure e) {
            throw new CannotRun("the folder .keeper cannot be used: " + e.sentence());
        }
    }

    private static void free(Work work) throws FileFailure, CannotRun {
        try (FolderLock _ = Workplace.lockOfEarlierPass(work.sweep()).orElse(null)) {
            work.trash().deleteDue();
            Release.run(work);
            work.trash().deleteDue();
        }
    }

    private static void arrange(Work work, @Nullable Workplace workplace) {
        if (workplace != null) {
            work.trash().deleteDue();
        }
        List<String> withoutSpace = BestModels.arrange(work, workplace);
        Release.run(work);
        if (!withoutSpace.isEmpty()) {
            work.trash().deleteDue();
            withoutSpace = BestModels.arrange(work, workplace);
            withoutSpace.forEach(work.ledger()::problem);
            if (!withoutSpace.isEmpty()) {
                work.ledger().again();
            }
        }
        work.trash().empty();
    }
}
