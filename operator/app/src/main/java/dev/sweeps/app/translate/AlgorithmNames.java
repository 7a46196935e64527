package dev.sweeps.app.translate;

import dev.sweeps.api.Algorithm;
import java.util.Locale;

/** The API's constants for search algorithms and the core's names of them. */
final class AlgorithmNames {
    private AlgorithmNames() {}

    static String of(Algorithm algorithm) {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }

    static Algorithm algorithm(String name) {
        return Algorithm.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
