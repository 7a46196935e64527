package dev.sweeps.app.desired;

import dev.sweeps.api.CacheBuildFailure;
import dev.sweeps.api.CacheDataFile;
import dev.sweeps.api.CacheSpec;
import dev.sweeps.api.StorageSpec;
import dev.sweeps.api.Sweep;
import dev.sweeps.core.cache.CacheInputs;
import dev.sweeps.core.cache.CachePolicy;
import dev.sweeps.core.value.JsonReading;
import dev.sweeps.core.value.JsonValues;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Sweep says about its batch cache. */
public final class CachePolicies {
    private CachePolicies() {}

    /** Empty for a sweep without a cache, and without the storage on which one could lie. */
    public static Optional<CachePolicy> of(Sweep sweep) {
        CacheSpec cache = sweep.getSpec().cache();
        StorageSpec storage = sweep.getSpec().storage();
        if (cache == null || storage == null) {
            return Optional.empty();
        }
        String folder = TrialVolumes.cacheSubPath(storage, sweep.getMetadata().getNamespace());
        return Optional.of(new CachePolicy(
                storage.claim() + "/" + folder,
                new CacheInputs(
                        orEmpty(cache.configuration()),
                        Set.copyOf(orEmpty(cache.unordered())),
                        orEmpty(cache.data()).stream().map(CacheDataFile::path).toList(),
                        Objects.requireNonNullElse(cache.version(), "")),
                overrides(sweep),
                !Boolean.FALSE.equals(cache.waitForBuild()),
                cache.build() != null,
                cache.build() != null && cache.build().onFailure() == CacheBuildFailure.STOP
                        ? CachePolicy.WarmUpFailure.STOP
                        : CachePolicy.WarmUpFailure.CONTINUE,
                discards(cache)));
    }

    /** A time that cannot be read got past the schema by hand; it is left out. */
    private static List<CachePolicy.Discard> discards(CacheSpec cache) {
        return orEmpty(cache.discard()).stream()
                .flatMap(discard ->
                        instant(discard.before())
                                .map(before -> new CachePolicy.Discard(discard.key(), before))
                                .stream())
                .toList();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What is no JSON is refused when the first Job is made. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> overrides(Sweep sweep) {
        Map<String, Object> overrides = sweep.getSpec().overrides();
        return overrides != null
                        && JsonValues.normalise(overrides) instanceof JsonReading.Ready(var value)
                        && value instanceof Map<?, ?> map
                ? (Map<String, Object>) map
                : Map.of();
    }

    static <E> List<E> orEmpty(@Nullable List<E> list) {
        return list == null ? List.of() : list;
    }
}
