package dev.sweeps.core.surrogate;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A Gaussian process for the first loss of a study, which speaks in the unit of that loss. */
public final class LossModel {
    private final UnitCube cube;
    private final GaussianProcess process;
    private final Labels labels;

    private LossModel(UnitCube cube, GaussianProcess process, Labels labels) {
        this.cube = cube;
        this.process = process;
        this.labels = labels;
    }

    /** Fits to what was observed; empty if no trial gave a loss. */
    public static Optional<LossModel> of(Study study) {
        Sample sample = Sample.of(study);
        double[] losses = sample.values(Observation::loss);
        if (Arrays.stream(losses).allMatch(Double::isNaN)) {
            return Optional.empty();
        }
        Labels labels = Labels.halfRanked(losses);
        GaussianProcess process = GaussianProcess.fitted(sample.metric(), sample.rows(), labels.values());
        return Optional.of(new LossModel(study.cube(), process, labels));
    }

    UnitCube cube() {
        return cube;
    }

    /** What a trial with this point would give at its end. */
    public Estimate estimate(Point point) {
        Predictions prediction = predict(List.of(point));
        return new Estimate(
                labels.loss(prediction.means()[0]),
                Math.min(Math.sqrt(prediction.variances()[0]) * labels.unit(), Double.MAX_VALUE));
    }

    /**
     * The point whose mean is the lowest, of equal ones the first. The lowest loss that was seen is often luck where losses are
     * noisy, the more so the more trials there are ("winner's curse"); a mean has learned from its neighbours, too (Frazier, "A
     * tutorial on Bayesian optimization", 2018, section 5, on recommending a point).
     *
     * @param points at least one
     * @return its place among the points
     */
    public int lowest(List<Point> points) {
        double[] means = predict(points).means();
        int lowest = 0;
        for (int i = 1; i < means.length; i++) {
            lowest = means[i] < means[lowest] ? i : lowest;
        }
        return lowest;
    }

    /** Means and variances in units of the labels. */
    Predictions predict(List<Point> points) {
        return process.predict(points.stream().map(process.metric()::features).toList());
    }
}
