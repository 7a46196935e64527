package dev.sweeps.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.history.Goal;
import dev.sweeps.core.pruning.Cohort;
import dev.sweeps.core.pruning.Contender;
import dev.sweeps.core.pruning.TrialJudge;
import dev.sweeps.core.pruning.TrialRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reports of several trials in the order in which they came, and what another library decided after each:
 *
 * <pre>
 * {"rule": {"median": {}}, "goal": "minimize", "sweep": "s", "events": [[0, 1, 0.5, 0], [1, 1, "NaN", 1], [0, 0.5]]}
 * </pre>
 *
 * <p>Four elements are a report (trial, step, value, 1 if that trial was to be stopped then, which ended it); two are the end of a
 * trial with its objective.
 */
final class History {
    private final TrialRules rules;
    private final Cohort start;
    private final JsonNode events;
    private final Map<Long, Contender> trials = new LinkedHashMap<>();

    private History(TrialRules rules, Cohort start, JsonNode events) {
        this.rules = rules;
        this.start = start;
        this.events = events;
    }

    /**
     * Plays a history.
     *
     * @return for each report whether our rules would stop the trial, as it was decided there
     */
    static List<Decision> play(JsonNode said) {
        var rules = RuleReader.rules(said.path("rule"));
        var goal = said.path("goal").asText().equals("maximize") ? Goal.MAXIMIZE : Goal.MINIMIZE;
        var start = new Cohort(said.path("sweep").asText(), goal, List.of());
        return new History(rules, start, said.path("events")).play();
    }

    private List<Decision> play() {
        var decisions = new ArrayList<Decision>();
        for (var event : events) {
            var index = event.path(0).asLong();
            if (event.size() == 2) {
                var trial = trial(index);
                // To the end of the map: of equally good trials the one that finished first is the best.
                trials.remove(index);
                trials.put(
                        index,
                        with(
                                trial,
                                Contender.Phase.COMPLETE,
                                trial.curve(),
                                event.path(1).doubleValue(),
                                null));
            } else {
                decisions.add(report(index, event));
            }
        }
        return decisions;
    }

    private Decision report(long index, JsonNode event) {
        var value = event.path(2).isNumber()
                ? event.path(2).doubleValue()
                : Double.parseDouble(event.path(2).asText());
        var before = trial(index);
        var points = new ArrayList<>(before.curve().points());
        points.add(new CurvePoint(event.path(1).asLong(), value));
        var trial = with(before, Contender.Phase.RUNNING, new Curve(points), null, null);
        trials.put(index, trial);
        var cohort = new Cohort(start.sweep(), start.goal(), List.copyOf(trials.values()));
        List<TrialJudge> judges =
                rules.rules().stream().map(rule -> rule.over(cohort)).toList();
        var causes =
                judges.stream().flatMap(judge -> judge.judge(trial).stream()).toList();
        var ours = causes.size() == judges.size();
        if (event.path(3).asInt() == 1) {
            var at = causes.isEmpty()
                    ? event.path(1).asLong()
                    : causes.getFirst().step();
            trials.put(index, with(trial, Contender.Phase.OTHER, trial.curve(), null, at));
        }
        return new Decision(event.path(3).asInt() == 1, ours);
    }

    private Contender trial(long index) {
        var known = trials.get(index);
        return known == null
                ? new Contender(Long.toString(index), index, Contender.Phase.RUNNING, Curve.EMPTY, null, null)
                : known;
    }

    private static Contender with(
            Contender trial, Contender.Phase phase, Curve curve, @Nullable Double objective, @Nullable Long stoppedAt) {
        return new Contender(trial.name(), trial.index(), phase, curve, objective, stoppedAt);
    }

    /** Whether a trial was to be stopped after a report. */
    record Decision(boolean theirs, boolean ours) {}
}
