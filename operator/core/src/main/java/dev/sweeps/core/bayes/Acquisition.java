package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.surrogate.GaussianProcess;
import dev.sweeps.core.surrogate.Prediction;
import dev.sweeps.core.surrogate.Predictions;
import java.util.List;

/** A {@link Score} over the cube: what it makes of the predictions of its models at a point. */
final class Acquisition {
    private final List<GaussianProcess> models;
    private final Score score;

    Acquisition(List<GaussianProcess> models, Score score) {
        this.models = List.copyOf(models);
        this.score = score;
    }

    /** The scores of many points. */
    double[] at(List<Point> points) {
        List<Predictions> predictions = models.stream()
                .map(model -> model.predict(
                        points.stream().map(model.metric()::features).toList()))
                .toList();
        double[] scores = new double[points.size()];
        double[] means = new double[models.size()];
        double[] deviations = new double[models.size()];
        for (int i = 0; i < scores.length; i++) {
            for (int m = 0; m < means.length; m++) {
                means[m] = predictions.get(m).means()[i];
                deviations[m] = Math.sqrt(predictions.get(m).variances()[i]);
            }
            scores[i] = score.at(means, deviations);
        }
        return scores;
    }

    /**
     * The score of one point.
     *
     * @param gradient to which the derivative by each coordinate is added; nothing along coordinates without an order
     */
    double at(Point point, double[] gradient) {
        int count = models.size();
        Prediction[] predictions = new Prediction[count];
        double[] means = new double[count];
        double[] deviations = new double[count];
        for (int m = 0; m < count; m++) {
            GaussianProcess model = models.get(m);
            predictions[m] = model.predict(model.metric().features(point));
            means[m] = predictions[m].mean();
            deviations[m] = Math.sqrt(predictions[m].variance());
        }
        double[] meanSlopes = new double[count];
        double[] deviationSlopes = new double[count];
        double value = score.at(means, deviations, meanSlopes, deviationSlopes);
        for (int m = 0; m < count; m++) {
            // ds = dv / (2 s)
            double varianceSlope = deviationSlopes[m] / (2 * deviations[m]);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += meanSlopes[m] * predictions[m].meanSlopes()[i]
                        + varianceSlope * predictions[m].varianceSlopes()[i];
            }
        }
        return value;
    }
}
