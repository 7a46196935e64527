package dev.sweeps.core.learning;

import dev.sweeps.core.history.Lineage;
import dev.sweeps.core.history.TrialDraft;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.history.Trials;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trials of chosen parameters, for the tests of this room. */
final class Tried {
    private Tried() {}

    /** A trial that succeeded; one that runs if there is no objective. */
    static TrialRecord trial(long index, Map<String, Object> parameters, @Nullable Double objective) {
        return trial(index, parameters, objective == null ? TrialState.RUNNING : TrialState.SUCCEEDED, objective);
    }

    static TrialRecord trial(long index, Map<String, Object> parameters, TrialState state, @Nullable Double objective) {
        return trial(index, parameters, state, objective, null);
    }

    /** A trial of a population; its second attempt. */
    static TrialRecord trial(
            long index,
            Map<String, Object> parameters,
            TrialState state,
            @Nullable Double objective,
            @Nullable Lineage lineage) {
        boolean ended = state.isFinal();
        return TrialDraft.of(Trials.name(index), index)
                .parameters(parameters)
                .state(state)
                .result(objective, Map.of())
                .times(Trials.START, Trials.START, ended ? Trials.START.plusSeconds(10) : null)
                .gpuSeconds(ended ? 10 : 0, 0)
                .attempt(2)
                .lineage(lineage)
                .build();
    }
}
