package dev.sweeps.core.schedule;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import java.util.List;

/** What a trial that runs to its end costs, as far as is known. */
final class TypicalCost {
    private TypicalCost() {}

    /** Median GPU seconds of the succeeded ones; 0 when there are none. The mean would follow a few that took very long. */
    static long gpuSeconds(List<TrialRecord> trials) {
        var used = trials.stream()
                .filter(trial -> trial.state() == TrialState.SUCCEEDED)
                .mapToLong(TrialRecord::gpuSecondsUsed)
                .sorted()
                .toArray();
        return used.length == 0 ? 0 : used[used.length / 2];
    }
}
