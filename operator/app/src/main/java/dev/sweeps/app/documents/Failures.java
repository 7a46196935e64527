package dev.sweeps.app.documents;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The trials without a result that counts, failed and masked, for the summary: by reason, with the first one as an example. */
final class Failures {
    /** Reasons come from a short list; this bounds what a changed status could bring. */
    private static final int MOST = 20;

    private Failures() {}

    /** Null when there are none. */
    static @Nullable Map<String, Object> of(SweepHistory history) {
        Map<String, List<Trial>> byReason = history.trials().stream()
                .filter(Failures::isFailure)
                .collect(Collectors.groupingBy(
                        trial -> Objects.requireNonNullElse(trial.getStatus().reason(), "unknown"),
                        TreeMap::new,
                        Collectors.toList()));
        if (byReason.isEmpty()) {
            return null;
        }
        Map<String, Object> failures = new LinkedHashMap<>();
        byReason.entrySet().stream()
                .limit(MOST)
                .forEach(reason -> failures.put(reason.getKey(), entry(reason.getValue())));
        return failures;
    }

    private static boolean isFailure(Trial trial) {
        var status = trial.getStatus();
        return status != null && (status.state() == TrialState.FAILED || status.state() == TrialState.MASKED);
    }

    private static Map<String, Object> entry(List<Trial> trials) {
        var first = trials.getFirst();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("trials", trials.size());
        entry.put(
                "gpuHours",
                SummaryDocument.hours(trials.stream()
                        .mapToLong(trial -> trial.getStatus().gpuSecondsUsed())
                        .sum()));
        entry.put("first", first.getMetadata().getName());
        entry.put("message", OneLine.of(first.getStatus().message()));
        return entry;
    }
}
