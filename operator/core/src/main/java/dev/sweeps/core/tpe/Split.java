package dev.sweeps.core.tpe;

import dev.sweeps.core.optimizer.BestFirst;
import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import java.util.ArrayList;
import java.util.List;

/**
 * The points that were good and all others. Those that run now are with the others: that keeps the next ones away from them.
 *
 * @param below good points, in order of finishing
 * @param above what finished otherwise, in order of finishing, then what runs now
 */
record Split(List<Point> below, List<Point> above) {
    private static final double SHARE = 0.1;
    private static final int MOST = 25;

    Split {
        below = List.copyOf(below);
        above = List.copyOf(above);
    }

    /** A tenth of what has a loss, rounded up, is good; with one loss at most {@value #MOST} points. */
    static Split of(Study study) {
        List<Observation> usable = study.observations().stream()
                .filter(observation -> observation.kind() != Observation.Kind.FAILED)
                .toList();
        int good = (int) Math.ceil(SHARE * usable.size());
        if (!isMultiObjective(usable)) {
            good = Math.min(good, MOST);
        }
        boolean[] isGood = new boolean[usable.size()];
        for (int index : BestFirst.order(usable).subList(0, good)) {
            isGood[index] = true;
        }
        List<Point> below = new ArrayList<>();
        List<Point> above = new ArrayList<>();
        int next = 0;
        for (Observation observation : study.observations()) {
            boolean failed = observation.kind() == Observation.Kind.FAILED;
            (!failed && isGood[next++] ? below : above).add(observation.point());
        }
        above.addAll(study.pending());
        return new Split(below, above);
    }

    /** Whether there is more than one loss. */
    static boolean isMultiObjective(List<Observation> usable) {
        return !usable.isEmpty() && usable.getFirst().losses().size() > 1;
    }
}
