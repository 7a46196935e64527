package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.surrogate.Labels;
import dev.sweeps.core.surrogate.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What is known of the costs of one study, on a logarithmic scale: they vary by factors. */
final class CostModel {
    /** With fewer costs than this nothing is said about others. */
    private static final int FEWEST = 3;
    /** What is taken from the share of the cost when the budget is spent. */
    private static final double COOLED = 0.5;

    private final Budget budget;
    private final Study study;

    CostModel(Budget budget, Study study) {
        this.budget = budget;
        this.study = study;
    }

    /** The scores that count costs; none while too few are known. */
    List<Score> scores(Sample sample, Models models) {
        double[] logarithms = logarithms(sample);
        if (known(logarithms).length < FEWEST) {
            return List.of();
        }
        Labels labels = Labels.linear(known(logarithms));
        int model = fit(models, logarithms, labels);
        List<Score> scores = new ArrayList<>();
        scores.add(new CostPerUnit(model, labels.unit(), share()));
        if (Double.isFinite(budget.cap())) {
            double noise = models.all().get(model).hyperparameters().noise();
            scores.add(new CostCap(model, labels.label(Math.log(budget.cap())), noise));
        }
        return scores;
    }

    /**
     * How much cost still counts: 1 at first and without a budget, half when all is spent. Cooled to 0, the last of the budget went to a few
     * dear trials, and the best of them was worse.
     */
    private double share() {
        double spent = study.observations().stream()
                .mapToDouble(Observation::cost)
                .filter(cost -> cost > 0)
                .sum();
        return Double.isFinite(budget.total()) ? 1 - Math.min(1, spent / budget.total()) * COOLED : 1;
    }

    /** The choice with the lowest cost, by the coordinate that is known to raise it or else by a model; the first if nothing is known. */
    double[] cheapest(List<double[]> choices) {
        int coordinate = budget.costCoordinate();
        if (coordinate >= 0 && coordinate < study.cube().dimension()) {
            return choices.stream()
                    .min(Comparator.comparingDouble(choice -> choice[coordinate]))
                    .orElseThrow();
        }
        Sample sample = Sample.of(study);
        double[] logarithms = logarithms(sample);
        if (known(logarithms).length < FEWEST) {
            return choices.getFirst();
        }
        Models models = new Models(sample, List.of());
        int model = fit(models, logarithms, Labels.linear(known(logarithms)));
        List<Point> points = choices.stream().map(study.cube()::snapped).toList();
        return choices.get(lowest(models.means(model, points)));
    }

    private static double[] logarithms(Sample sample) {
        return sample.observations().stream().mapToDouble(CostModel::logCost).toArray();
    }

    private static int fit(Models models, double[] logarithms, Labels labels) {
        return models.fit(Arrays.stream(logarithms)
                .map(cost -> Double.isNaN(cost) ? Double.NaN : labels.label(cost))
                .toArray());
    }

    private static int lowest(double[] values) {
        int lowest = 0;
        for (int i = 1; i < values.length; i++) {
            lowest = values[i] < values[lowest] ? i : lowest;
        }
        return lowest;
    }

    private static double[] known(double[] logarithms) {
        return Arrays.stream(logarithms).filter(Double::isFinite).toArray();
    }

    /** NaN where the cost is not known, or is that of a failure, which says little about a whole trial. */
    private static double logCost(Observation observation) {
        return observation.kind() != Observation.Kind.FAILED
                        && Double.isFinite(observation.cost())
                        && observation.cost() > 0
                ? Math.log(observation.cost())
                : Double.NaN;
    }
}
