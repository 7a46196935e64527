package dev.sweeps.app.documents;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.api.Trial;
import dev.sweeps.app.translate.ObjectiveSpecs;
import dev.sweeps.app.translate.SweepStatuses;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a sweep, read once for all texts.
 *
 * @param objectives null when the spec has none that can be used; such a sweep has no best trial
 * @param trials by their index
 * @param records the same trials as the rules see them, in the same order
 * @param improvements the trials that were better than all before them, in the order of finishing
 */
record SweepHistory(
        Sweep sweep,
        @Nullable Objectives objectives,
        List<Trial> trials,
        List<TrialRecord> records,
        List<TrialRecord> improvements) {

    static SweepHistory of(Sweep sweep, List<Trial> trials) {
        var ordered = trials.stream()
                .sorted(Comparator.comparingLong(trial -> trial.getSpec().index()))
                .toList();
        var records = ordered.stream().map(TrialRecords::of).toList();
        var objectives = ObjectiveSpecs.usable(sweep.getSpec()).orElse(null);
        return new SweepHistory(
                sweep,
                objectives,
                ordered,
                records,
                objectives == null ? List.of() : Improvements.of(records, objectives));
    }

    String name() {
        return sweep.getMetadata().getName();
    }

    /** One without any fact when nothing was reported yet. */
    SweepStatus status() {
        return Objects.requireNonNullElse(sweep.getStatus(), SweepStatuses.NOTHING);
    }

    /** The trials that the status names: the top, and the front where objectives are traded off. */
    Set<String> named() {
        var names = new LinkedHashSet<String>();
        var status = status();
        if (status.top() != null) {
            status.top().forEach(ranked -> names.add(ranked.trial()));
        }
        if (status.pareto() != null) {
            status.pareto().trials().forEach(trial -> names.add(trial.trial()));
        }
        return names;
    }
}
