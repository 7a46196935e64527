package dev.sweeps.core.cache;

import dev.sweeps.core.history.CachePart;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What trials and warm-up Jobs say of the keys of one place, gathered once for a pass. The entries themselves are on the claim, which
 * the operator cannot see; an entry that was removed there is built again by the first program that misses it.
 */
final class KeyEvidence {
    private final CachePolicy policy;
    private final Set<String> warm = new HashSet<>();
    private final Map<String, String> builders = new HashMap<>();
    private final Map<String, String> failures = new HashMap<>();

    private KeyEvidence(CachePolicy policy) {
        this.policy = policy;
    }

    /** From all trials and warm-up Jobs of the place, whichever sweep they belong to. */
    static KeyEvidence of(CachePolicy policy, Collection<TrialRecord> trials, Collection<WarmUp> warmUps) {
        var evidence = new KeyEvidence(policy);
        trials.forEach(evidence::add);
        warmUps.forEach(evidence::add);
        return evidence;
    }

    KeyState of(String key) {
        if (warm.contains(key)) {
            return new KeyState.Warm();
        }
        var builder = builders.get(key);
        if (builder != null) {
            return new KeyState.Building(builder);
        }
        var failure = failures.get(key);
        return failure == null ? new KeyState.Cold() : new KeyState.Broken(failure);
    }

    /** From now on in this pass the trial to be made or started builds the key. */
    void builds(String key, String by) {
        builders.put(key, by);
    }

    private void add(TrialRecord trial) {
        var cache = trial.cache();
        if (cache == null || !cache.place().equals(policy.place()) || isDiscarded(cache.key(), trial.createdAt())) {
            return;
        }
        if (isThrough(trial, cache)) {
            warm.add(cache.key());
        } else if (trial.isLive() && !trial.isHeld() && !trial.stopOrdered() && cache.use() == null) {
            builders.putIfAbsent(cache.key(), "trial " + trial.name());
        }
    }

    /**
     * Whether nobody needs to wait for this trial: it is past its data. Also when the data could not be stored, or when the program
     * ended well without a word of the cache: waiting for a second one would not help.
     */
    private static boolean isThrough(TrialRecord trial, CachePart cache) {
        return cache.use() != null || trial.state() == TrialState.SUCCEEDED || trial.state() == TrialState.MASKED;
    }

    private void add(WarmUp warmUp) {
        if (isDiscarded(warmUp.key(), warmUp.createdAt())) {
            return;
        }
        switch (warmUp.state()) {
            case SUCCEEDED -> warm.add(warmUp.key());
            case RUNNING -> builders.put(warmUp.key(), "warm-up Job " + warmUp.name());
            case FAILED ->
                failures.put(warmUp.key(), "warm-up Job %s failed: %s".formatted(warmUp.name(), warmUp.reason()));
        }
    }

    private boolean isDiscarded(String key, @Nullable Instant createdAt) {
        return createdAt != null
                && policy.discardedBefore(key).filter(createdAt::isBefore).isPresent();
    }
}
