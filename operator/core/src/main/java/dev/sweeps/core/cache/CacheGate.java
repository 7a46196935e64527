package dev.sweeps.core.cache;

import dev.sweeps.core.history.TrialRecord;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Lets trials start so that no GPU waits for data: trials of a warm key at once, of a cold one the trial that builds it, or none
 * until its warm-up Job has ended. Serves one pass: who was let in as a builder is remembered for those who come after.
 */
public final class CacheGate {
    private static final int SHOWN = 12;

    private final CachePolicy policy;
    private final KeyEvidence evidence;

    /**
     * A gate for one pass.
     *
     * @param trials of this and of all other sweeps
     * @param warmUps of this and of all other sweeps that share the place
     */
    public CacheGate(CachePolicy policy, Collection<TrialRecord> trials, Collection<WarmUp> warmUps) {
        this.policy = policy;
        this.evidence = KeyEvidence.of(policy, trials, warmUps);
    }

    public String key(Map<String, Object> parameters) {
        return policy.key(parameters);
    }

    public String place() {
        return policy.place();
    }

    /** Whether a trial of this key may start now; asking counts as starting it. */
    public CacheEntry enter(String key) {
        if (!policy.hold()) {
            return new CacheEntry.Open();
        }
        return switch (evidence.of(key)) {
            case KeyState.Warm _ -> new CacheEntry.Open();
            case KeyState.Building building -> new CacheEntry.Closed(waitsFor(key, building.by()), false);
            case KeyState.Broken _ -> first(key);
            case KeyState.Cold _ -> policy.warmUp() ? warmUp(key) : first(key);
        };
    }

    private CacheEntry first(String key) {
        evidence.builds(key, "the first trial of the key");
        return new CacheEntry.Open();
    }

    private CacheEntry warmUp(String key) {
        evidence.builds(key, "its warm-up Job");
        return new CacheEntry.Closed(waitsFor(key, "its warm-up Job"), true);
    }

    /** Why the sweep cannot go on with this trial; empty when it can. */
    public Optional<String> failure(TrialRecord trial) {
        var cache = trial.cache();
        return cache != null
                        && policy.warmUpFailure() == CachePolicy.WarmUpFailure.STOP
                        && evidence.of(cache.key()) instanceof KeyState.Broken broken
                ? Optional.of(broken.message())
                : Optional.empty();
    }

    private static String waitsFor(String key, String by) {
        return "batches of key %s… are being built by %s"
                .formatted(key.substring(0, Math.min(SHOWN, key.length())), by);
    }
}
