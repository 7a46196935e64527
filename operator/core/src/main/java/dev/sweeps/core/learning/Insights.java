package dev.sweeps.core.learning;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.objective.Ranking;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.surrogate.Estimate;
import dev.sweeps.core.surrogate.Importance;
import dev.sweeps.core.surrogate.LossModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What trials say about their parameters, by a Gaussian process of its own, whatever the search: the total Sobol indices of its mean
 * ({@link Importance}), and what it expects of the best trial.
 */
public final class Insights {
    /** With fewer losses a model says more about its prior than about the trials. */
    private static final int FEWEST_TRIALS = 8;

    private static final int MOST_PARAMETERS = 16;

    /** Each prediction costs as much as there are trials in the model; who leads is among the best. */
    private static final int MOST_FRONT_RUNNERS = 500;

    private Insights() {}

    /** Empty if there is too little to say anything. */
    public static Optional<Insight> of(LearnedSearch search, Objectives objectives, List<TrialRecord> trials) {
        if (trials.stream().filter(objectives::isRanked).limit(FEWEST_TRIALS).count() < FEWEST_TRIALS) {
            return Optional.empty();
        }
        return LossModel.of(Trials.study(search.cube(), search.seed(), objectives, trials))
                .map(model -> new Insight(
                        importance(model, search.seed()),
                        best(model, search, objectives, trials),
                        leader(model, search, objectives, trials)));
    }

    private static List<Insight.Share> importance(LossModel model, long seed) {
        return Importance.of(model, seed).stream()
                .sorted(Comparator.comparingDouble(Importance::total).reversed())
                .limit(MOST_PARAMETERS)
                .map(importance -> new Insight.Share(importance.name(), importance.total()))
                .toList();
    }

    private static Insight.@Nullable Expectation best(
            LossModel model, LearnedSearch search, Objectives objectives, List<TrialRecord> trials) {
        return Ranking.of(trials, objectives, 1).top().stream()
                .findFirst()
                .flatMap(trial -> search.cube().point(trial.parameters()))
                .map(point -> expectation(model, point, objectives))
                .orElse(null);
    }

    private static Insight.Expectation expectation(LossModel model, Point point, Objectives objectives) {
        Estimate estimate = model.estimate(point);
        return new Insight.Expectation(
                objectives.goal() == Goal.MAXIMIZE ? -estimate.loss() : estimate.loss(), estimate.standardError());
    }

    /** Of trials with equal expectations, such as samples of one configuration, the one that ranks higher. */
    private static Insight.@Nullable Leader leader(
            LossModel model, LearnedSearch search, Objectives objectives, List<TrialRecord> trials) {
        if (objectives.isPareto()) {
            return null;
        }
        List<Leading> candidates = Ranking.of(trials, objectives, MOST_FRONT_RUNNERS).top().stream()
                .filter(objectives::isFeasible)
                .flatMap(trial ->
                        search.cube().point(trial.parameters()).stream().map(point -> new Leading(trial.name(), point)))
                .toList();
        if (candidates.isEmpty()) {
            return null;
        }
        Leading first = candidates.get(
                model.lowest(candidates.stream().map(Leading::point).toList()));
        return new Insight.Leader(first.trial(), expectation(model, first.point(), objectives));
    }

    private record Leading(String trial, Point point) {}
}
