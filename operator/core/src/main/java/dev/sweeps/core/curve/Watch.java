package dev.sweeps.core.curve;

import java.util.Set;

/** What has to be seen of the running trials of a sweep, and why. */
public interface Watch {

    /** Name of the metric whose values make the curves. */
    String metric();

    /** The steps of {@code curve} that no thinning may drop, few whatever its length. */
    Set<Long> protectedSteps(Curve curve);

    /** Whether something may be decided by the last point of {@code curve}, so that it must be stored at once. */
    boolean decides(Curve curve);

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
