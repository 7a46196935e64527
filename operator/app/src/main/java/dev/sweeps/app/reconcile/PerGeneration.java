package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was computed from each Sweep, for its newest generation only. */
final class PerGeneration<T> {
    private record Kept<T>(long generation, T value) {}

    private final Function<Sweep, T> computation;
    private final Map<String, Kept<T>> byUid = new ConcurrentHashMap<>();

    PerGeneration(Function<Sweep, T> computation) {
        this.computation = computation;
    }

    T of(Sweep sweep) {
        var generation = sweep.getMetadata().getGeneration();
        return byUid.compute(
                        sweep.getMetadata().getUid(),
                        (_, kept) -> kept != null && kept.generation() == generation
                                ? kept
                                : new Kept<>(generation, computation.apply(sweep)))
                .value();
    }

    void forget(String uid) {
        byUid.remove(uid);
    }
}
