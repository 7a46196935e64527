package dev.sweeps.app.keep;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.keep.KeepList;
import dev.sweeps.core.keep.KeepPolicy;
import dev.sweeps.core.keep.TrialFiles;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The list of a pass, from Trials. */
public final class KeepLists {
    private KeepLists() {}

    /**
     * Makes the list.
     *
     * @param trials those that the ranking was made of, in any order
     * @param best names, best first
     * @param needed names of trials from whose checkpoints others go on, now or later
     */
    public static KeepList of(
            KeepPolicy policy,
            List<Trial> trials,
            List<String> best,
            Set<String> needed,
            boolean mayComeBack,
            boolean last) {
        var finished = trials.stream()
                .filter(trial -> TrialRecords.state(trial.getStatus()).isFinal())
                .sorted(Comparator.comparingLong(trial -> trial.getSpec().index()))
                .map(KeepLists::files)
                .toList();
        return KeepList.of(policy, finished, best, needed, mayComeBack, last);
    }

    private static TrialFiles files(Trial trial) {
        TrialStatus status = trial.getStatus();
        return new TrialFiles(
                trial.getMetadata().getName(), status.attempt(), Checkpoints.inAttempt(status.checkpoint()));
    }
}
