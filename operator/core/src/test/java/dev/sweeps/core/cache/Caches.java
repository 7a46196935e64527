package dev.sweeps.core.cache;

import dev.sweeps.core.history.CachePart;
import dev.sweeps.core.history.CacheUse;
import dev.sweeps.core.history.TrialDraft;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.history.Trials;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Caches, trials and warm-up Jobs for tests. The key of a trial follows from its parameter {@code data.window}. */
public final class Caches {
    public static final String PLACE = "claim/sweeps/ns/_batch_cache";
    public static final CacheUse STORED = new CacheUse("entry", 0, 1, 4096, 60, 0, null);
    public static final CacheUse NOT_STORED = new CacheUse("entry", 0, 1, 0, 60, 0, "No space left on device");

    private Caches() {}

    public static CachePolicy firstTrialBuilds() {
        return policy(true, false, CachePolicy.WarmUpFailure.CONTINUE, List.of());
    }

    public static CachePolicy warmUp(CachePolicy.WarmUpFailure onFailure) {
        return policy(true, true, onFailure, List.of());
    }

    public static CachePolicy policy(
            boolean hold, boolean warmUp, CachePolicy.WarmUpFailure onFailure, List<CachePolicy.Discard> discards) {
        return new CachePolicy(
                PLACE,
                new CacheInputs(List.of("data.window"), Set.of(), List.of(), ""),
                Map.of(),
                hold,
                warmUp,
                onFailure,
                discards);
    }

    public static String key(long window) {
        return firstTrialBuilds().key(Map.of("data.window", window));
    }

    public static WarmUp job(long window, WarmUp.State state) {
        return new WarmUp("batch-cache-1", "s", key(window), state, "exit code 1: no such file", Trials.START);
    }

    /** A trial of this window; its index is the age in seconds, too. */
    public static TrialRecord trial(
            long index, long window, TrialState state, @Nullable String waitsFor, @Nullable CacheUse use) {
        return TrialDraft.of(Trials.name(index), index)
                .parameters(Map.of("data.window", window))
                .state(state)
                .result(state == TrialState.SUCCEEDED ? Double.valueOf(0.5) : null, Map.of())
                .times(Trials.START.plusSeconds(index), null, state.isFinal() ? Trials.START.plusSeconds(100) : null)
                .cache(new CachePart(PLACE, key(window), waitsFor, use))
                .attempt(1)
                .build();
    }
}
