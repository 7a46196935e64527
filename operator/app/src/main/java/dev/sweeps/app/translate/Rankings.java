package dev.sweeps.app.translate;

import dev.sweeps.api.FrontTrial;
import dev.sweeps.api.Limits;
import dev.sweeps.api.ParetoStatus;
import dev.sweeps.api.RankedTrial;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.objective.Ranking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the status of a Sweep says of its best trials.
 *
 * @param objectives by which they were ranked
 * @param checkpoint where that of a trial is
 */
record Rankings(Objectives objectives, Ranking ranking, Function<TrialRecord, @Nullable String> checkpoint) {
    List<RankedTrial> top() {
        var ranked = new ArrayList<RankedTrial>(ranking.top().size());
        for (var trial : ranking.top()) {
            var objective = trial.objective();
            if (objective != null) {
                ranked.add(new RankedTrial(
                        ranked.size() + 1,
                        trial.name(),
                        objective,
                        objectives.metrics().size() == 1 ? null : metrics(trial),
                        objectives.constraints().isEmpty() ? null : objectives.isFeasible(trial),
                        trial.parameters(),
                        checkpoint.apply(trial),
                        SweepStatuses.time(trial.finishedAt())));
            }
        }
        return List.copyOf(ranked);
    }

    @Nullable
    ParetoStatus pareto() {
        var front = ranking.front();
        return front == null
                ? null
                : new ParetoStatus(
                        front.trials().size(),
                        front.knee().name(),
                        front.trials().stream()
                                .limit(Limits.FRONT)
                                .map(trial -> new FrontTrial(trial.name(), metrics(trial)))
                                .toList());
    }

    private Map<String, Double> metrics(TrialRecord trial) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        objectives.metrics().forEach(metric -> {
            var value = trial.metrics().get(metric);
            if (value != null) {
                metrics.put(metric, value);
            }
        });
        return metrics;
    }

    /** {@code 0.974965}; {@code 0.974965, 12.4} where objectives are traded off; {@code (infeasible)} after it where that is so. */
    @Nullable
    String column() {
        if (ranking.top().isEmpty()) {
            return null;
        }
        var best = ranking.top().getFirst();
        var objective = best.objective();
        var text = objectives.isPareto()
                ? objectives.each().stream()
                        .map(each -> number(best.metrics().get(each.metric())))
                        .collect(Collectors.joining(", "))
                : number(objective);
        return objectives.isFeasible(best) ? text : text + " (infeasible)";
    }

    /** Six significant digits: enough to tell trials apart, short enough for a column. */
    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString(value.longValue())
                : String.format(Locale.ROOT, "%.6g", value).replaceFirst("(\\.\\d*?)0+(e|$)", "$1$2");
    }
}
