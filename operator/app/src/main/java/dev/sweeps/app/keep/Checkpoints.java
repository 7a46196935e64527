package dev.sweeps.app.keep;

import dev.sweeps.api.StorageSpec;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.desired.ClaimFolders;
import dev.sweeps.app.desired.TrialPaths;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the checkpoint of a trial is. */
public final class Checkpoints {
    private static final Set<String> NO_PLACE = Set.of("", ".", "..");

    private Checkpoints() {}

    /** Path within the folder of the attempt; the folder of the contract unless the program reported another place in its output. */
    public static String inAttempt(@Nullable String reported) {
        return reportedInOutput(reported).orElse(TrialPaths.CHECKPOINT_FOLDER);
    }

    /**
     * Path on the claim, which another pod can mount as subPath; as reported where that is not in the output.
     *
     * @param found whether the keeper has seen a checkpoint in the folder of the contract
     */
    public static @Nullable String path(Sweep sweep, Trial trial, boolean found) {
        var reported = trial.getStatus() == null ? null : trial.getStatus().checkpoint();
        StorageSpec storage = sweep.getSpec().storage();
        var isOnClaim = reported == null ? found : reportedInOutput(reported).isPresent();
        if (storage == null || !isOnClaim) {
            return reported;
        }
        var meta = trial.getMetadata();
        return String.join(
                "/",
                ClaimFolders.ofTrial(
                        storage, meta.getNamespace(), sweep.getMetadata().getName(), meta.getName()),
                TrialPaths.attempt(trial.getStatus().attempt()),
                inAttempt(reported));
    }

    private static Optional<String> reportedInOutput(@Nullable String reported) {
        if (reported == null || !TrialPaths.isOutput(reported)) {
            return Optional.empty();
        }
        var below = TrialPaths.belowOutput(reported);
        if (below == null) {
            return Optional.empty();
        }
        var place = below.endsWith("/") ? below.substring(0, below.length() - 1) : below;
        var plain = place.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(place.split("/", -1)).noneMatch(NO_PLACE::contains);
        return plain ? Optional.of(place) : Optional.empty();
    }
}
