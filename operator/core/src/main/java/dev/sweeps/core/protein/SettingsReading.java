package dev.sweeps.core.protein;

import dev.sweeps.core.space.Problem;
import java.util.List;

/** What became of {@code search.settings}. */
public sealed interface SettingsReading {
    /**
     * They make sense.
     *
     * @param idle a sentence for each setting that is known and changes nothing here
     */
    record Ready(ProteinSettings settings, List<String> idle) implements SettingsReading {
        public Ready {
            idle = List.copyOf(idle);
        }
    }

    /** Something has to be changed first. */
    record Rejected(List<Problem> problems) implements SettingsReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
