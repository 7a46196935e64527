package dev.sweeps.core.pruning;

import dev.sweeps.core.history.NumberText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A rung and those that came there. */
final class Standing {
    /** A trial with its first value at the rung or beyond. */
    record Arrival(Climber climber, double value) {}

    private final long step;
    private final List<Arrival> arrivals;
    private final int places;
    /** By the index of the trial, from 0. */
    private final Map<Long, Integer> ranks = new HashMap<>();

    /**
     * A rung.
     *
     * @param arrivals best first
     * @param places how many of them go on: {@code floor(n / eta)}
     */
    Standing(long step, List<Arrival> arrivals, int places) {
        this.step = step;
        this.arrivals = List.copyOf(arrivals);
        this.places = places;
        for (var rank = 0; rank < arrivals.size(); rank++) {
            ranks.put(arrivals.get(rank).climber().index(), rank);
        }
    }

    long step() {
        return step;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    boolean has(Climber climber) {
        return ranks.containsKey(climber.index());
    }

    /** The best ones, as many as there are places. */
    List<Arrival> chosen() {
        return arrivals.subList(0, places);
    }

    boolean isBest(Climber climber) {
        return rank(climber) == 0;
    }

    boolean chooses(Climber climber) {
        return rank(climber) < places;
    }

    /**
     * What is to be said of a trial that came here.
     *
     * @param rule its name
     * @param fate what becomes of it
     */
    Cause cause(Climber climber, String rule, String fate) {
        var value = arrivals.get(rank(climber)).value();
        var threshold =
                places == 0 ? null : Double.valueOf(arrivals.get(places - 1).value());
        var who =
                switch (places) {
                    case 0 -> "none goes on yet";
                    case 1 -> "the best goes on";
                    default -> "the best " + places + " go on";
                };
        var text = "%s: %s at rung %d is rank %d of %d, of whom %s; it %s"
                .formatted(rule, NumberText.of(value), step, rank(climber) + 1, arrivals.size(), who, fate);
        return new Cause(rule, step, value, threshold, arrivals.size(), text);
    }

    /** Not below the number of arrivals when it has not come here. */
    private int rank(Climber climber) {
        return ranks.getOrDefault(climber.index(), Integer.MAX_VALUE);
    }
}
