package dev.sweeps.asktell;

import dev.sweeps.core.learning.WarmStartMode;
import java.util.List;
import java.util.Map;

/** One line of the caller. */
sealed interface Message {
    /**
     * Begins anew.
     *
     * @param budget what all trials together may cost, in the unit of {@link Tell#cost}; infinite when not limited
     * @param earlier problems from which the search starts warm
     */
    record Init(List<ToldParameter> space, long seed, double budget, List<Earlier> earlier) implements Message {}

    /**
     * What is known of a problem like this one, in its space.
     *
     * @param tried the points and how they ended
     */
    record Earlier(WarmStartMode mode, Preload tried) {}

    /** Wants the next point. */
    record Ask() implements Message {}

    /** Wants to know which of the points that were told the model expects to be the best. */
    record Best() implements Message {}

    /**
     * Says how a point ended.
     *
     * @param id as {@code ask} gave it
     * @param losses one for each objective, smaller is better; empty when it failed
     * @param violations how far each constraint is missed, at most 0 where it is kept; empty without constraints
     * @param cost in any unit; NaN when not known
     */
    record Tell(long id, List<Double> losses, List<Double> violations, double cost) implements Message {}

    /**
     * Says how points ended that were tried elsewhere; they take the next numbers.
     *
     * @param points the value of each parameter by name, a whole number for one that is not continuous
     * @param losses those of each point; empty where one failed
     */
    record Preload(List<Map<String, Double>> points, List<List<Double>> losses) implements Message {}
}
