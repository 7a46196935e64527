package dev.sweeps.core.pruning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a completed trial has cost and brought.
 *
 * @param steps its length, above 0
 * @param score larger is better
 */
record Scored(double steps, double score) {
    private static final double WORTH_A_STEP_UP = 1e-6;
    private static final double NEARLY_BEST = 0.02;
    private static final double FLAT = 0.5;

    /**
     * The length of the longest trial on the front of ever better scores for ever longer trials, without its flat end: Protein
     * drops the last one while the one before is nearly as good and the slope between them, both axes scaled to the front, is
     * below one half. 0 when there are no trials.
     */
    static double longestThatPays(List<Scored> results) {
        var front = front(results);
        if (front.isEmpty()) {
            return 0;
        }
        var first = front.getFirst();
        var last = front.getLast();
        var scores = last.score() - first.score();
        var lengths = last.steps() - first.steps();
        var best = last.score();
        for (var i = front.size() - 1; i > 0; i--) {
            var before = front.get(i - 1);
            var nearly = before.score() >= best - NEARLY_BEST * Math.abs(best);
            var slope = ((front.get(i).score() - before.score()) / scores)
                    / ((front.get(i).steps() - before.steps()) / lengths);
            if (!nearly || slope >= FLAT) {
                return front.get(i).steps();
            }
        }
        return first.steps();
    }

    private static List<Scored> front(List<Scored> results) {
        var front = new ArrayList<Scored>();
        results.stream()
                .sorted(Comparator.comparingDouble(Scored::steps)
                        .thenComparing(Comparator.comparingDouble(Scored::score).reversed()))
                .forEach(result -> {
                    if (front.isEmpty() || result.score() > front.getLast().score() + WORTH_A_STEP_UP) {
                        front.add(result);
                    }
                });
        return front;
    }
}
