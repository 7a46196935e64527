package dev.sweeps.keeper.tree;

import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.file.Stat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deletes an entry of a folder with all that is in it. What resists stays, and the rest goes all the same. */
public final class TreeRemoval implements Visitor {
    /** Some volumes leave names out of a list while others are deleted; somebody who adds files all the time is not raced. */
    private static final int MOST_ROUNDS = 10;

    private long freed;
    private boolean progress;
    private boolean leftovers;
    private @Nullable FileFailure failure;

    private TreeRemoval() {}

    /**
     * What came of it.
     *
     * @param freed bytes of the regular files of which the last name went
     * @param failure why something is left; the first reason
     */
    public record Outcome(long freed, Optional<FileFailure> failure) {}

    /** Deletes; an entry that is not there is deleted already. */
    public static Outcome remove(Directory folder, Name name) {
        TreeRemoval removal = new TreeRemoval();
        int rounds = 0;
        do {
            rounds++;
            removal.leftovers = false;
            removal.progress = false;
            try {
                Walk.over(folder, name, removal);
            } catch (FileFailure e) {
                removal.barred(e);
            }
        } while (removal.leftovers && removal.progress && removal.failure == null && rounds < MOST_ROUNDS);
        if (removal.leftovers) {
            removal.barred(FileFailure.of("delete", name, Errno.NOT_EMPTY));
        }
        return new Outcome(removal.freed, Optional.ofNullable(removal.failure));
    }

    @Override
    public void enter(Directory above, Name name) {}

    @Override
    public void leaf(Directory folder, Name name, Stat stat) {
        try {
            folder.removeFile(name);
        } catch (FileFailure e) {
            barred(e);
            return;
        }
        progress = true;
        if (stat.isFile() && stat.links() == 1) {
            freed += stat.allocated();
        }
    }

    @Override
    public void leave(Directory above, Name name) {
        try {
            above.removeFolder(name);
            progress = true;
        } catch (FileFailure e) {
            if (e.is(Errno.NOT_EMPTY)) {
                leftovers = true;
            } else {
                barred(e);
            }
        }
    }

    @Override
    public void barred(FileFailure reason) {
        if (failure == null && !reason.is(Errno.MISSING)) {
            failure = reason;
        }
    }
}
