package dev.sweeps.core.protein;

import dev.sweeps.core.optimizer.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The trials that are better than every cheaper one. */
final class ParetoFront {
    /** A dear trial is left out if it gains less than this share of the losses for each share of the costs. */
    private static final double LEAST_EFFICIENCY = 0.5;
    /** Only those are left out of which the next cheaper one is as good up to this share of the losses. */
    private static final double NEAR_THE_BEST = 0.02;

    private ParetoFront() {}

    /** In rising order of cost and falling order of loss; of equal ones the earlier. All costs are known. */
    static List<Observation> of(List<Observation> observations) {
        List<Observation> front = new ArrayList<>();
        observations.stream()
                .sorted(Comparator.comparingDouble(Observation::cost).thenComparingDouble(Observation::loss))
                .forEach(observation -> {
                    if (front.isEmpty() || observation.loss() < front.getLast().loss()) {
                        front.add(observation);
                    }
                });
        return front;
    }

    /**
     * Without its dear end: from there on, one by one, the trials that gain little for what they cost more. The two cheapest stay.
     *
     * @param front as {@link #of} gives it
     */
    static List<Observation> pruned(List<Observation> front) {
        List<Observation> kept = new ArrayList<>(front);
        while (kept.size() > 2 && isWasteful(kept.get(kept.size() - 2), kept.getLast(), front)) {
            kept.removeLast();
        }
        return kept;
    }

    private static boolean isWasteful(Observation cheaper, Observation dearer, List<Observation> front) {
        Observation cheapest = front.getFirst();
        Observation best = front.getLast();
        double gained = share(cheaper.loss() / 2 - dearer.loss() / 2, cheapest.loss() / 2 - best.loss() / 2);
        double paid = share(dearer.cost() / 2 - cheaper.cost() / 2, best.cost() / 2 - cheapest.cost() / 2);
        double missing = share(cheaper.loss() / 2 - best.loss() / 2, cheapest.loss() / 2 - best.loss() / 2);
        return missing <= NEAR_THE_BEST && gained < LEAST_EFFICIENCY * paid;
    }

    /** Of halves, because the range of two finite numbers may be infinite. */
    private static double share(double part, double range) {
        return range > 0 ? part / range : 0;
    }
}
