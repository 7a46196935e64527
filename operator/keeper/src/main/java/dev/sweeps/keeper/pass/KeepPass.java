package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.list.KeepList;
import dev.sweeps.keeper.report.Ledger;
import org.jspecify.annotations.Nullable;

/** One pass over the folder of a sweep: promote, demote, release, empty the trash, report. */
public final class KeepPass {
    private KeepPass() {}

    /** Fails only if it could not be done as a whole; the ledger has the rest. */
    public static void run(Directory sweep, KeepList list, Ledger ledger) throws CannotRun {
        if (list.dryRun()) {
            arrange(sweep, list, ledger, null);
            return;
        }
        try (Workplace workplace = Workplace.open(sweep)) {
            ledger.writeTo(workplace.journal());
            arrange(sweep, list, ledger, workplace);
            Reports.write(sweep, list, workplace);
        }
    }

    private static void arrange(Directory sweep, KeepList list, Ledger ledger, @Nullable Workplace workplace) {
        try (Trash trash = new Trash(sweep, list.trashSeconds(), ledger)) {
            Work work = new Work(sweep, list, ledger, trash);
            BestModels.arrange(work, workplace);
            Release.run(work);
            trash.empty();
        }
    }
}
