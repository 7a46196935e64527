package dev.sweeps.core.bayes;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the leader, the observed point with the lowest mean, is to be run again. As long as another point has the lowest loss, one of the
 * two is luck: either the leader's next run gives a lower loss still, or the model learns better. Without it the lowest of many noisy
 * losses is that of a lucky point, the more surely the longer the search goes on ("winner's curse").
 */
final class Rerun {
    /** Before, nothing is as good as to look elsewhere. */
    private static final int FEWEST_OBSERVATIONS = 20;
    /** At most one of so many suggestions. */
    private static final int EVERY = 3;
    /** What one point is worth, the first run included. */
    private static final int MOST_RUNS = 6;
    /** So many repetitions that changed nothing come from a program without chance. */
    private static final int EQUAL_ONES = 2;

    private final Study study;
    private final long ordinal;

    Rerun(Study study, long ordinal) {
        this.study = study;
        this.ordinal = ordinal;
    }

    /** Whether the leader is worth another run. */
    boolean isWanted(Point leader) {
        return ordinal % EVERY == 0
                && study.observations().size() >= FEWEST_OBSERVATIONS
                && !study.pending().contains(leader)
                && lowest().filter(point -> !point.equals(leader)).isPresent()
                && hasRunsLeft(leader)
                && isNoisy();
    }

    /** The point with the lowest loss; empty with several losses. */
    private Optional<Point> lowest() {
        return study.observations().stream()
                .filter(Rerun::ranks)
                .min(Comparator.comparingDouble(Observation::loss))
                .map(Observation::point);
    }

    private static boolean ranks(Observation observation) {
        return isWhole(observation)
                && observation.isFeasible()
                && observation.losses().size() == 1;
    }

    private static boolean isWhole(Observation observation) {
        return observation.kind() == Observation.Kind.COMPLETED;
    }

    /** A point that failed or was stopped before is left alone. */
    private boolean hasRunsLeft(Point leader) {
        List<Observation> runs = study.observations().stream()
                .filter(observation -> observation.point().equals(leader))
                .toList();
        return !runs.isEmpty() && runs.size() < MOST_RUNS && runs.stream().allMatch(Rerun::ranks);
    }

    /** Until repetitions say otherwise. */
    private boolean isNoisy() {
        Map<Point, Double> first = new HashMap<>();
        int equal = 0;
        int different = 0;
        for (Observation observation : study.observations()) {
            if (isWhole(observation)) {
                Double before = first.putIfAbsent(observation.point(), observation.loss());
                equal += before != null && before == observation.loss() ? 1 : 0;
                different += before != null && before != observation.loss() ? 1 : 0;
            }
        }
        return equal < EQUAL_ONES || equal <= different;
    }
}
