package dev.sweeps.keeper.pass;

import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Name;
import dev.sweeps.keeper.list.Kept;
import java.util.Optional;

/** How a kept trial comes to its place among the best models. */
interface Placing {
    /**
     * Brings it about, or says what would be done; returns whether the folder has a checkpoint then.
     *
     * @param chosen the folder that serves already; it may have another rank or record
     */
    boolean place(Kept kept, Optional<Standing> chosen, Optional<Source> source) throws FileFailure;

    static String words(Kept kept, Name place, Optional<Source> source) {
        return "%s to best_models/%s %s a checkpoint"
                .formatted(kept.trial(), place, source.isPresent() ? "with" : "without");
    }
}
