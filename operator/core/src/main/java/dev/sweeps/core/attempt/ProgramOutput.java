package dev.sweeps.core.attempt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an ended program left behind.
 *
 * @param stdoutMetrics the last value of each metric in the log, when the user asked for it; may hold NaN
 * @param logTail the end of the log, a few lines
 */
public record ProgramOutput(ReportedResult result, Map<String, Double> stdoutMetrics, @Nullable String logTail) {
    public ProgramOutput {
        stdoutMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(stdoutMetrics));
    }
}
