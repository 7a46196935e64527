package dev.sweeps.core.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configuration key: SHA-256, in hex, of the canonical text of the declared part of a trial's configuration. */
public final class CacheKey {
    /** Changes with the rules of the text, so that old keys are never taken for new ones. */
    private static final String FORMAT = "1";

    private CacheKey() {}

    /** The key of a nested configuration. */
    public static String of(CacheInputs inputs, Map<String, ?> nested) {
        return digest(text(inputs, nested));
    }

    static String text(CacheInputs inputs, Map<String, ?> nested) {
        var values = new TreeMap<String, String>();
        inputs.configuration().forEach(path -> written(inputs, nested, path)
                .ifPresent(text -> values.put(CanonicalJson.quoted(path), text)));
        var document = new TreeMap<String, String>();
        document.put(CanonicalJson.quoted("cache"), FORMAT);
        document.put(CanonicalJson.quoted("configuration"), CanonicalJson.joined(values));
        document.put(CanonicalJson.quoted("data"), CanonicalJson.ofSet(inputs.data()));
        document.put(CanonicalJson.quoted("version"), CanonicalJson.quoted(inputs.version()));
        return CanonicalJson.joined(document);
    }

    /** The value at a path, a JSON null included; empty when there is none. */
    private static Optional<String> written(CacheInputs inputs, Map<String, ?> nested, String path) {
        Map<?, ?> place = nested;
        var steps = path.split("\\.", -1);
        for (var i = 0; i < steps.length - 1; i++) {
            if (!(place.get(steps[i]) instanceof Map<?, ?> inner)) {
                return Optional.empty();
            }
            place = inner;
        }
        var last = steps[steps.length - 1];
        if (!place.containsKey(last)) {
            return Optional.empty();
        }
        var value = place.get(last);
        return Optional.of(
                value instanceof Collection<?> list && inputs.sets().contains(path)
                        ? CanonicalJson.ofSet(list)
                        : CanonicalJson.of(value));
    }

    /** SHA-256 of a text, in hex. */
    public static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
