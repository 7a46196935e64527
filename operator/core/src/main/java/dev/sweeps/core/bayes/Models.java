package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.surrogate.GaussianProcess;
import dev.sweeps.core.surrogate.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The models of one suggestion, numbered in the order in which they are added. Confined to that suggestion. */
final class Models {
    private final Sample sample;
    private final List<double[]> rows;
    private final List<Point> pendingPoints;
    private final List<double[]> pending;
    private final List<GaussianProcess> fitted = new ArrayList<>();
    private final List<GaussianProcess> all = new ArrayList<>();

    /**
     * @param pending points that every model believes to turn out as it expects
     */
    Models(Sample sample, List<Point> pending) {
        this.sample = sample;
        this.rows = sample.rows();
        this.pendingPoints = List.copyOf(pending);
        this.pending = pending.stream().map(sample.metric()::features).toList();
    }

    /**
     * Fits a model.
     *
     * @param labels one for each observation of the sample, NaN where there is none; not all are NaN
     * @return its number
     */
    int fit(double[] labels) {
        int[] known = IntStream.range(0, labels.length)
                .filter(i -> !Double.isNaN(labels[i]))
                .toArray();
        GaussianProcess model = GaussianProcess.fitted(
                sample.metric(),
                IntStream.of(known).mapToObj(rows::get).toList(),
                IntStream.of(known).mapToDouble(i -> labels[i]).toArray());
        fitted.add(model);
        all.add(model.believing(pending));
        return all.size() - 1;
    }

    /** Takes a model of another problem in, which believes of the pending points what it expects; gives its number. */
    int add(GaussianProcess model) {
        List<double[]> places =
                pendingPoints.stream().map(model.metric()::features).toList();
        fitted.add(model);
        all.add(model.believing(places));
        return all.size() - 1;
    }

    /** A model without what it believes of the pending points. */
    GaussianProcess fitted(int model) {
        return fitted.get(model);
    }

    List<GaussianProcess> all() {
        return all;
    }

    /** Means of a model at these points, for trials that run to their end. */
    double[] means(int model, List<Point> points) {
        GaussianProcess one = all.get(model);
        return one.predict(points.stream().map(one.metric()::features).toList()).means();
    }
}
