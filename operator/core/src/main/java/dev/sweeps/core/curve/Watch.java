package dev.sweeps.core.curve;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has to be seen of the running trials of a sweep, and why. */
public interface Watch {

    /** Name of the metric whose values make the curves. */
    String metric();

    /** The steps of {@code curve} that no thinning may drop, few whatever its length. */
    Set<Long> protectedSteps(Curve curve);

    /** Whether something may be decided by the last point of {@code curve}, so that it must be stored at once. */
    boolean decides(Curve curve);

    /**
     * The part of a report that is wanted besides the curve; empty when nothing of it is.
     *
     * @param attempt that printed it, from 1
     * @param numbers everything that it names, finite or not
     */
    default Optional<LatestReport> latest(int attempt, long step, Map<String, Double> numbers) {
        return Optional.empty();
    }

    /** Whether this report decides something, so that it must be stored at once and no later one may take its place. */
    default boolean decides(LatestReport report) {
        return false;
    }

    /** Curves are wanted for their own sake: nothing is decided by them. */
    static Watch forReading(String metric) {
        return new ForReading(metric);
    }

    /** The curves are read by people only. */
    record ForReading(String metric) implements Watch {
        @Override
        public Set<Long> protectedSteps(Curve curve) {
            return Set.of();
        }

        @Override
        public boolean decides(Curve curve) {
            return false;
        }
    }
}
