package dev.sweeps.core.attempt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found in the result file; of a pipeline: in those of all steps, merged in their order. */
public sealed interface ReportedResult {

    /**
     * One JSON object.
     *
     * @param metrics finite numbers by dotted name
     * @param invalidMetrics names whose value was NaN or an infinity
     * @param diagnostics what else was reported
     */
    record Parsed(
            Map<String, Double> metrics,
            Set<String> invalidMetrics,
            Map<String, Object> diagnostics,
            @Nullable String checkpoint)
            implements ReportedResult {
        public Parsed {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
            invalidMetrics = Collections.unmodifiableSet(new LinkedHashSet<>(invalidMetrics));
            diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
        }
    }

    /** Text that is not one JSON object; {@code detail} says where. */
    record NotJson(String detail) implements ReportedResult {}

    /** As many bytes as the kubelet hands over of a result, so the text is cut. */
    record TooLarge(long limit) implements ReportedResult {}

    /** Bytes that are no text. */
    record NotUtf8() implements ReportedResult {}

    /** Nothing was written. */
    record Absent() implements ReportedResult {}
}
