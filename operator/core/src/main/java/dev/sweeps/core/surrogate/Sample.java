package dev.sweeps.core.surrogate;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The observations that the models are fitted to.
 *
 * <p>A trial that was stopped early has no final loss, but it is no hole either: its loss enters with the share of its steps that it
 * ran as a context beside its point, on a logarithmic scale because learning curves flatten. The model learns from the data how
 * losses depend on it, and predictions are for trials that run to their end. So a loss of step 10 is never compared with one of
 * step 1000 as if they were the same kind of thing.
 *
 * @param contexts share of its steps that each observation ran, 1 for completed and failed ones
 */
public record Sample(Metric metric, List<Observation> observations, List<Double> contexts) {
    /** The observations of a study, or the most telling ones if there are too many. */
    public static Sample of(Study study) {
        return of(study.cube(), Subset.of(study.cube(), study.observations()));
    }

    /** The observations of a problem before the one of the study, or fewer of them. */
    public static Sample ofEarlier(UnitCube cube, List<Observation> observations) {
        return of(cube, Subset.ofEarlier(cube, observations));
    }

    private static Sample of(UnitCube cube, List<Observation> chosen) {
        boolean partial = chosen.stream().anyMatch(Sample::isPartial);
        Metric metric = partial ? Metric.withContext(cube) : Metric.of(cube);
        long mostSteps = chosen.stream().mapToLong(Observation::step).max().orElse(0);
        return new Sample(
                metric,
                chosen,
                chosen.stream()
                        .map(observation -> isPartial(observation) ? share(observation.step(), mostSteps) : 1)
                        .toList());
    }

    private static boolean isPartial(Observation observation) {
        return observation.kind() == Observation.Kind.STOPPED;
    }

    /** Never 1: a trial that was stopped at the last step of all would else count as completed. */
    private static double share(long step, long mostSteps) {
        return Math.log1p((double) Math.max(0, step)) / Math.log(Math.max(0, mostSteps) + 2.0);
    }

    /** The points of the observations. */
    public List<Point> points() {
        return observations.stream().map(Observation::point).toList();
    }

    /** The features of the observations, as the models know them. */
    public List<double[]> rows() {
        return IntStream.range(0, contexts.size())
                .mapToObj(i -> metric.features(observations.get(i).point(), contexts.get(i)))
                .toList();
    }

    /** A value of each observation, NaN for a failure. */
    public double[] values(ToDoubleFunction<Observation> value) {
        return observations.stream()
                .mapToDouble(observation ->
                        observation.kind() == Observation.Kind.FAILED ? Double.NaN : value.applyAsDouble(observation))
                .toArray();
    }
}
