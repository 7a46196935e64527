package dev.sweeps.core.protein;

import dev.sweeps.core.optimizer.BestFirst;
import dev.sweeps.core.optimizer.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is searched around: the front of loss and cost, and the best trials. Where a coordinate is known to raise the cost, the best
 * trials enter with less of it, because what they are worth with all of it is known.
 */
final class SearchCentres {
    /** The best trials enter twice, their cost coordinate moved towards 0 by these shares. */
    private static final double[] CHEAPER = {1.0 / 2, 1.0 / 3};

    private SearchCentres() {}

    /**
     * One number for each coordinate of each centre, NaN where it is not active.
     *
     * @param usable observations with a loss, at least one
     */
    static List<double[]> of(List<Observation> usable, ProteinSettings settings, OptionalInt costCoordinate) {
        List<double[]> centres = new ArrayList<>();
        List<Observation> finished = completed(usable);
        List<Observation> front =
                ParetoFront.of(finished.stream().filter(CostForecast::isKnown).toList());
        (settings.pruned() ? ParetoFront.pruned(front) : front)
                .forEach(observation -> centres.add(observation.point().u()));
        BestFirst.order(finished).stream()
                .limit(Math.max(settings.bestKept(), centres.isEmpty() ? 1 : 0))
                .map(finished::get)
                .forEach(observation -> addBest(centres, observation.point().u(), costCoordinate));
        return centres;
    }

    /** What a stopped trial cost says nothing about a whole one; where there are only such, they must do. */
    private static List<Observation> completed(List<Observation> usable) {
        List<Observation> completed = usable.stream()
                .filter(observation -> observation.kind() == Observation.Kind.COMPLETED)
                .toList();
        return completed.isEmpty() ? usable : completed;
    }

    private static void addBest(List<double[]> centres, double[] u, OptionalInt costCoordinate) {
        if (costCoordinate.isEmpty()) {
            centres.add(u);
            return;
        }
        for (double share : CHEAPER) {
            double[] cheaper = u.clone();
            cheaper[costCoordinate.getAsInt()] *= 1 - share;
            centres.add(cheaper);
        }
    }
}
