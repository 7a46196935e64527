package dev.sweeps.core.bayes;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.surrogate.GaussianProcess;
import dev.sweeps.core.surrogate.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Models that speak as one: with weights w its mean is sum w m and its variance sum w^2 s^2 (Feurer et al., 2018, section 4.1).
 *
 * @param members numbers of the models
 * @param weights one for each member, above 0, of sum 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for every reading would cost too much
record Ensemble(int[] members, double[] weights) {
    /** After so many trials other problems have nothing to add. */
    private static final int ENOUGH = 50;
    /** With fewer places a model's order of them says nothing. */
    private static final int FEWEST_RANKED = 3;
    /** Pairs are quadratic in their number, and so many places say enough about an order. */
    private static final int MOST_RANKED = 128;

    /** A single model. */
    static Ensemble of(int model) {
        return new Ensemble(new int[] {model}, new double[] {1});
    }

    /** Models of other problems, all alike, for a problem of which too little is known. */
    static Ensemble ofEarlier(Models models, List<GaussianProcess> earlier) {
        double[] weights = new double[earlier.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return new Ensemble(earlier.stream().mapToInt(models::add).toArray(), weights);
    }

    /**
     * The models of other problems that still have a say. Ranking sees the whole, not the last step to the optimum, which lies
     * elsewhere in each problem: so each is left out with a probability that rises with the number of trials, and the model of the
     * problem itself more and more often speaks alone.
     */
    static List<GaussianProcess> stillAsked(Sample sample, List<GaussianProcess> earlier, NumberStream stream) {
        double told = (double) sample.observations().size() / ENOUGH;
        return earlier.stream().filter(_ -> stream.next() >= told).toList();
    }

    /**
     * The model of the problem itself and those of others, by how well each orders what was observed of it.
     *
     * @param own number of the model that was fitted to {@code labels}
     * @param labels one for each observation of the sample
     */
    static Ensemble ranked(
            int own,
            double[] labels,
            Sample sample,
            Models models,
            List<GaussianProcess> earlier,
            NumberStream stream) {
        int[] places = places(sample);
        if (places.length < FEWEST_RANKED) {
            return ofEarlier(models, earlier);
        }
        double[] real = Arrays.stream(places).mapToDouble(i -> labels[i]).toArray();
        List<Point> points = Arrays.stream(places)
                .mapToObj(i -> sample.observations().get(i).point())
                .toList();
        List<RankingLoss> losses = new ArrayList<>();
        for (GaussianProcess model : earlier) {
            double[] means = model.predict(
                            points.stream().map(model.metric()::features).toList())
                    .means();
            double[][] rows = new double[places.length][];
            Arrays.fill(rows, means);
            losses.add(RankingLoss.of(rows, real));
        }
        losses.add(RankingLoss.of(among(models.fitted(own).leaveOneOutMeans(), places), real));
        double[] weights = RankingWeights.of(losses, stream);
        return weighted(own, weights, models, earlier);
    }

    /** Only the models that count. */
    private static Ensemble weighted(int own, double[] weights, Models models, List<GaussianProcess> earlier) {
        int[] counting =
                IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
        return new Ensemble(
                Arrays.stream(counting)
                        .map(i -> i < earlier.size() ? models.add(earlier.get(i)) : own)
                        .toArray(),
                Arrays.stream(counting).mapToDouble(i -> weights[i]).toArray());
    }

    /** Those that ran to their end, evenly spaced in time where there are too many. */
    private static int[] places(Sample sample) {
        int[] whole = IntStream.range(0, sample.observations().size())
                .filter(i -> sample.observations().get(i).kind() != Observation.Kind.STOPPED)
                .toArray();
        int count = Math.min(whole.length, MOST_RANKED);
        return IntStream.range(0, count)
                .map(i -> whole[(int) ((long) i * whole.length / count)])
                .toArray();
    }

    private static double[][] among(double[][] all, int[] places) {
        return Arrays.stream(places)
                .mapToObj(j -> Arrays.stream(places).mapToDouble(k -> all[j][k]).toArray())
                .toArray(double[][]::new);
    }

    /** Means at these points, for trials that run to their end. */
    double[] means(Models models, List<Point> points) {
        double[] means = new double[points.size()];
        for (int member = 0; member < members.length; member++) {
            double[] of = models.means(members[member], points);
            for (int i = 0; i < means.length; i++) {
                means[i] += weights[member] * of[i];
            }
        }
        return means;
    }

    /** Expected improvement of the whole on this label. */
    Score improvement(double incumbent) {
        return members.length == 1
                ? new ExpectedImprovement(members[0], incumbent)
                : new EnsembleScore(this, new ExpectedImprovement(0, incumbent));
    }
}
