package dev.sweeps.core.protein;

import dev.sweeps.core.numeric.NumberStream;
import dev.sweeps.core.numeric.SobolPoints;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.optimizer.UnitCube;
import dev.sweeps.core.surrogate.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The trials before there is anything to learn from. They cover the space evenly, but cheaply: along the coordinate that raises the
 * cost they stay near its low end, and without such a coordinate each one is the cheapest of several as soon as some costs are known.
 */
final class FirstTrials {
    /** A tenth of the coordinate, with this deviation: -0.8 and 0.1 where Protein counts from -1 to 1. */
    private static final double CHEAP = 0.1;

    private static final double CHEAP_DEVIATION = 0.05;
    private static final int CHOICES = 3;

    private final ProteinSettings settings;
    private final OptionalInt costCoordinate;

    FirstTrials(ProteinSettings settings, OptionalInt costCoordinate) {
        this.settings = settings;
        this.costCoordinate = costCoordinate;
    }

    /** One number for each coordinate, not yet snapped. */
    double[] numbers(Study study, long ordinal, NumberStream stream) {
        if (settings.centreFirst() && ordinal == 0) {
            return centre(study.cube());
        }
        if (costCoordinate.isPresent()) {
            double[] u = even(study, ordinal, stream);
            u[costCoordinate.getAsInt()] = Math.clamp(CHEAP + CHEAP_DEVIATION * stream.nextNormal(), 0, 1);
            return u;
        }
        List<double[]> choices = new ArrayList<>();
        for (int choice = 0; choice < CHOICES; choice++) {
            choices.add(even(study, ordinal * CHOICES + choice, stream));
        }
        return CostForecast.of(Sample.of(study))
                .map(costs -> choices.get(lowest(
                        costs.shares(choices.stream().map(study.cube()::snapped).toList()))))
                .orElse(choices.getFirst());
    }

    private static double[] centre(UnitCube cube) {
        double[] u = new double[cube.dimension()];
        Arrays.setAll(u, i -> {
            Double mean = Neighbourhood.centre(cube.domain(i)).mean();
            return mean == null ? 0.5 : cube.at(i, mean);
        });
        return u;
    }

    private static double[] even(Study study, long number, NumberStream stream) {
        int dimension = study.cube().dimension();
        if (dimension == 0 || dimension > SobolPoints.MOST_DIMENSIONS || number > Integer.MAX_VALUE) {
            double[] u = new double[dimension];
            Arrays.setAll(u, _ -> stream.next());
            return u;
        }
        return new SobolPoints(dimension).scrambled(number, study.seed());
    }

    private static int lowest(double[] values) {
        int lowest = 0;
        for (int i = 1; i < values.length; i++) {
            lowest = values[i] < values[lowest] ? i : lowest;
        }
        return lowest;
    }
}
