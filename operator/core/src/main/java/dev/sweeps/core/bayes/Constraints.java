package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.surrogate.Labels;
import dev.sweeps.core.surrogate.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The probability that all constraints are kept, each with a model of its own for how far it is missed. */
final class Constraints {
    private Constraints() {}

    /** One score for each constraint that was ever measured. */
    static List<Score> scores(Sample sample, Models models) {
        int count = sample.observations().stream()
                .mapToInt(observation -> observation.violations().size())
                .max()
                .orElse(0);
        return IntStream.range(0, count)
                .filter(constraint -> sample.observations().stream()
                        .anyMatch(observation -> Double.isFinite(violation(observation, constraint))))
                .mapToObj(constraint -> score(constraint, sample, models))
                .toList();
    }

    /**
     * Violations are taken in units of their median size and compressed as asinh does, which keeps their sign: how far beyond repair a
     * point is must not shape the model at the border.
     */
    private static Score score(int constraint, Sample sample, Models models) {
        double[] violations = sample.observations().stream()
                .mapToDouble(observation -> violation(observation, constraint))
                .toArray();
        double[] sizes = Arrays.stream(violations)
                .filter(Double::isFinite)
                .map(Math::abs)
                .sorted()
                .toArray();
        double median = sizes[sizes.length / 2];
        double scale = median > 0 ? median : 1;
        double[] compressed = Arrays.stream(violations)
                .map(violation -> asinh(violation / scale))
                .toArray();
        Labels labels =
                Labels.linear(Arrays.stream(compressed).filter(Double::isFinite).toArray());
        double[] all = Arrays.stream(compressed)
                .map(value -> Double.isFinite(value) ? labels.label(value) : Double.NaN)
                .toArray();
        return new ProbabilityBelow(models.fit(all), labels.label(0));
    }

    private static double violation(Observation observation, int constraint) {
        return constraint < observation.violations().size()
                ? observation.violations().get(constraint)
                : Double.NaN;
    }

    private static double asinh(double x) {
        double size = Math.abs(x);
        return Math.signum(x)
                * (size > 1e100 ? Math.log(2) + Math.log(size) : Math.log(size + Math.sqrt(size * size + 1)));
    }
}
