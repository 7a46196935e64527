package dev.sweeps.app.keep;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the checkpoints of ranked trials are. */
public final class CheckpointPlaces {
    private CheckpointPlaces() {}

    /**
     * By name of the trial; one without a checkpoint is not in it.
     *
     * @param names of the trials that are asked for
     * @param files what the keeper has found
     */
    public static Map<String, String> of(
            Sweep sweep, List<Trial> trials, Set<String> names, @Nullable FilesStatus files) {
        if (sweep.getSpec().storage() == null) {
            return Map.of();
        }
        Set<String> found =
                files == null || files.checkpoints() == null ? Set.of() : new HashSet<>(files.checkpoints());
        Map<String, String> places = new HashMap<>();
        for (var trial : trials) {
            var status = trial.getStatus();
            var name = trial.getMetadata().getName();
            if (names.contains(name)
                    && status != null
                    && status.state() == TrialState.SUCCEEDED
                    && (status.checkpoint() != null || found.contains(name))) {
                var path = Checkpoints.path(sweep, trial, found.contains(name));
                if (path != null) {
                    places.put(name, path);
                }
            }
        }
        return places;
    }
}
