package dev.sweeps.app.translate;

import dev.sweeps.core.space.Problem;
import java.util.List;

/** What became of a Sweep's spec. */
public sealed interface SpecReading {
    /** It can be run. */
    record Ready(ReadySweep sweep) implements SpecReading {}

    /** It cannot; the user has to change something. */
    record Rejected(List<Problem> problems) implements SpecReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
