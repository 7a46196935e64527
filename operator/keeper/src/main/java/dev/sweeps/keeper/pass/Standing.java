package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.Contents;
import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.list.CheckpointPath;
import dev.sweeps.keeper.list.KeepList;
import dev.sweeps.keeper.list.Kept;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder of best models as it stands.
 *
 * @param label null if it is not complete, or not a folder at all
 * @param checkpoint whether the checkpoint that the label names is there
 */
record Standing(Name name, @Nullable Label label, boolean checkpoint) {
    /** Fails if it cannot be looked at: that says nothing of what it is. */
    static Standing read(Directory bestModels, Name name) throws FileFailure {
        try (Directory folder = bestModels.folder(name)) {
            Label label = Contents.read(folder, Label.FILE, Label.LONGEST)
                    .flatMap(Label::read)
                    .orElse(null);
            return new Standing(name, label, label != null && hasCheckpoint(folder, label));
        } catch (FileFailure e) {
            if (e.is(Errno.NO_FOLDER) || e.is(Errno.LINK)) {
                return new Standing(name, null, false);
            }
            throw e;
        }
    }

    private static boolean hasCheckpoint(Directory folder, Label label) throws FileFailure {
        if (label.checkpoint() == null) {
            return false;
        }
        Optional<Name> name = lastName(label.checkpoint());
        return name.isPresent() && folder.stat(name.get()).isPresent();
    }

    private static Optional<Name> lastName(String path) {
        try {
            return Optional.of(new CheckpointPath(path).last());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether this is what the list wants, up to its rank and record.
     *
     * @param obtainable whether the checkpoint of the list is there to be promoted
     */
    boolean serves(KeepList list, Kept kept, boolean obtainable) {
        if (label == null
                || !label.uid().equals(list.uid())
                || !label.trial().equals(kept.trial())
                || label.attempt() != kept.attempt()) {
            return false;
        }
        // One that is without the checkpoint is better than none, until there is one to be had.
        return !obtainable || (checkpoint && String.valueOf(kept.checkpoint()).equals(label.checkpoint()));
    }
}
