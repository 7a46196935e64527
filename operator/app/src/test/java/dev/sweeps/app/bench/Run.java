package dev.sweeps.app.bench;

import java.time.Duration;

/** How long some pods took, and how long their slots stood empty in between. */
record Run(int pods, Duration wall, RefillTimes.Quantiles refill) {
    double podsPerSecond() {
        return pods * 1000.0 / wall.toMillis();
    }
}
