package dev.sweeps.app.desired;

import dev.sweeps.api.CacheDataFile;
import dev.sweeps.api.CacheIdentity;
import dev.sweeps.api.CacheSpec;
import dev.sweeps.app.quantity.Amounts;
import dev.sweeps.core.cache.CachePolicy;
import dev.sweeps.core.value.JsonValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The variables by which a program finds the batch cache and makes its keys. */
final class CacheDeclaration {
    private CacheDeclaration() {}

    static Map<String, String> variables(TrialAttempt attempt) {
        CacheSpec cache = attempt.spec().cache();
        Optional<CachePolicy> policy = CachePolicies.of(attempt.sweep());
        if (cache == null || policy.isEmpty()) {
            return Map.of();
        }
        String key = Optional.ofNullable(attempt.trial().getSpec().cache())
                .map(mark -> mark.key())
                .orElseGet(() -> policy.get().key(attempt.configuration().flat()));
        return Map.of(
                "SWEEP_CACHE_DIR",
                TrialPaths.CACHE,
                "SWEEP_CACHE_KEY",
                key,
                "SWEEP_CACHE",
                JsonValues.canonicalText(declaration(cache, policy.get(), key)));
    }

    private static Map<String, Object> declaration(CacheSpec cache, CachePolicy policy, String key) {
        Map<String, Object> declaration = new TreeMap<>();
        declaration.put("configuration", policy.inputs().configuration());
        declaration.put("sets", List.copyOf(CachePolicies.orEmpty(cache.unordered())));
        declaration.put(
                "data",
                CachePolicies.orEmpty(cache.data()).stream()
                        .map(CacheDeclaration::file)
                        .toList());
        declaration.put("version", policy.inputs().version());
        if (cache.maxSize() != null) {
            declaration.put("maxBytes", Amounts.bytes(cache.maxSize()).orElseThrow());
        }
        policy.discardedBefore(key).ifPresent(before -> declaration.put("discardBefore", before.getEpochSecond()));
        return declaration;
    }

    private static Map<String, Object> file(CacheDataFile file) {
        return Map.of("path", file.path(), "identity", file.identity() == CacheIdentity.CONTENT ? "Content" : "Stat");
    }
}
