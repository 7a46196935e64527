package dev.sweeps.app.reconcile;

import dev.sweeps.api.FilesStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the files of a sweep.
 *
 * @param status to be stored; absent for a sweep whose files are left alone
 * @param comeBack when the next pass is due; absent: events tell
 * @param settled whether nothing is left to be done
 * @param checkpoints where those of the best trials are, by name
 */
record Keeping(
        @Nullable FilesStatus status, @Nullable Instant comeBack, boolean settled, Map<String, String> checkpoints) {
    Keeping(@Nullable FilesStatus status, @Nullable Instant comeBack, boolean settled) {
        this(status, comeBack, settled, Map.of());
    }

    Keeping at(Map<String, String> places) {
        return new Keeping(status, comeBack, settled, places);
    }
}
