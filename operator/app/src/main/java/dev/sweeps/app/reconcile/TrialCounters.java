package dev.sweeps.app.reconcile;

import dev.sweeps.core.attempt.TrialReport;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts of trials that ended, by state and reason, how long they ran, and what the batch cache did for them. */
@ApplicationScoped
public class TrialCounters {
    private final MeterRegistry registry;

    TrialCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Nullable TrialReport before, TrialReport after) {
        if (after.disruptions() > (before == null ? 0 : before.disruptions())) {
            registry.counter("sweep.attempts.lost").increment();
        }
        if (after.state().isFinal() && (before == null || !before.state().isFinal())) {
            var state = after.state().name().toLowerCase(Locale.ROOT);
            registry.counter("sweep.trials.finished", "state", state, "reason", after.reason())
                    .increment();
            registry.timer("sweep.trial.duration", "state", state).record(Duration.ofSeconds(after.runSeconds()));
            var use = after.cacheUse();
            if (use != null) {
                registry.counter("sweep.cache.lookups", "result", "hit").increment((double) use.hits());
                registry.counter("sweep.cache.lookups", "result", "miss").increment((double) use.misses());
                registry.counter("sweep.cache.saved.seconds").increment(use.secondsSaved());
            }
        }
    }
}
