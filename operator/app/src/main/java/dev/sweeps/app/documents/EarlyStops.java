package dev.sweeps.app.documents;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.api.TrialStatus;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The trials that rules have ended, for the summary: by rule, and one by one those that saved the most. */
final class EarlyStops {
    private static final int MOST = 20;

    private EarlyStops() {}

    /** How many, and what they saved together. */
    private record Sum(int trials, long gpuSecondsSaved) {
        Sum plus(Sum other) {
            return new Sum(trials + other.trials, gpuSecondsSaved + other.gpuSecondsSaved);
        }

        YamlText.Line line() {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("trials", trials);
            line.put("gpuHoursSaved", SummaryDocument.hours(gpuSecondsSaved));
            return new YamlText.Line(line);
        }
    }

    /** Null when there are none. */
    static @Nullable Map<String, Object> of(SweepHistory history) {
        var stopped = history.trials().stream().filter(EarlyStops::isStopped).toList();
        if (stopped.isEmpty()) {
            return null;
        }
        var byRule = new TreeMap<String, Sum>();
        stopped.forEach(trial -> byRule.merge(
                rule(trial.getStatus()), new Sum(1, trial.getStatus().gpuSecondsSaved()), Sum::plus));
        Map<String, Object> rules = new LinkedHashMap<>();
        byRule.forEach((rule, sum) -> rules.put(rule, sum.line()));
        var shown = stopped.stream()
                .sorted(Comparator.comparingLong(EarlyStops::saved).reversed())
                .limit(MOST)
                .map(EarlyStops::line)
                .toList();
        Map<String, Object> stops = new LinkedHashMap<>();
        stops.put("byRule", rules);
        stops.put(stopped.size() > MOST ? "first" + MOST + "BySaving" : "trials", shown);
        return stops;
    }

    /** A rule of the user may say of a trial that it ends that it is masked or has failed. */
    private static boolean isStopped(Trial trial) {
        var status = trial.getStatus();
        return status != null
                && (status.state() == TrialState.STOPPED
                        || (status.stop() != null
                                && (status.state() == TrialState.MASKED || status.state() == TrialState.FAILED)));
    }

    private static long saved(Trial trial) {
        return trial.getStatus().gpuSecondsSaved();
    }

    /** The rule by its name in the spec. */
    private static String rule(TrialStatus status) {
        var cause = status.stop();
        return cause != null ? cause.rule() : Objects.requireNonNullElse(status.reason(), "unknown");
    }

    private static YamlText.Line line(Trial trial) {
        var status = trial.getStatus();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("trial", trial.getMetadata().getName());
        line.put("rule", rule(status));
        var cause = status.stop();
        if (cause != null) {
            ApiJson.object(cause).forEach((name, value) -> {
                if (value != null && !line.containsKey(String.valueOf(name))) {
                    line.put(String.valueOf(name), value);
                }
            });
        }
        line.put("gpuSecondsUsed", status.gpuSecondsUsed());
        line.put("gpuSecondsSaved", status.gpuSecondsSaved());
        line.put("why", OneLine.of(status.message()));
        return new YamlText.Line(line);
    }
}
