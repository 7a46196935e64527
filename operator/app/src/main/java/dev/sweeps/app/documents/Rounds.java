package dev.sweeps.app.documents;

import dev.sweeps.core.history.FinishingOrder;
import dev.sweeps.core.history.TrialRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rounds in which the best improved, for the summary. */
final class Rounds {
    /** The last ones: an optimum that is approached in a thousand small steps is told by its last fifty. */
    private static final int MOST = 50;

    private Rounds() {}

    /** Null when no trial has an objective. */
    static @Nullable Map<String, Object> of(SweepHistory history) {
        var improvements = history.improvements();
        if (improvements.isEmpty()) {
            return null;
        }
        var places = places(history.records());
        var shown = improvements.subList(Math.max(0, improvements.size() - MOST), improvements.size());
        Map<String, Object> rounds = new LinkedHashMap<>();
        rounds.put("count", improvements.size());
        rounds.put(
                improvements.size() > MOST ? "last" + MOST : "rounds",
                shown.stream().map(trial -> line(trial, places, history)).toList());
        return rounds;
    }

    /** For each trial that has ended its place in the order of finishing, from 1. */
    private static Map<String, Integer> places(List<TrialRecord> trials) {
        Map<String, Integer> places = new HashMap<>();
        trials.stream()
                .filter(trial -> trial.state().isFinal())
                .sorted(FinishingOrder.EARLIEST_FIRST)
                .forEach(trial -> places.put(trial.name(), places.size() + 1));
        return places;
    }

    private static YamlText.Line line(TrialRecord trial, Map<String, Integer> places, SweepHistory history) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("finishedAs", places.getOrDefault(trial.name(), 0));
        line.put("trial", trial.name());
        if (trial.objective() != null) {
            line.put("objective", trial.objective());
        }
        var objectives = history.objectives();
        if (objectives != null && objectives.metrics().size() > 1) {
            Map<String, Object> metrics = new LinkedHashMap<>(trial.metrics());
            metrics.keySet().retainAll(objectives.metrics());
            line.put("metrics", ApiJson.tree(metrics));
        }
        line.put("parameters", ApiJson.tree(trial.parameters()));
        return new YamlText.Line(line);
    }
}
