package dev.sweeps.core.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model of a search has learned.
 *
 * @param importance the most important parameter first; empty when there is too little to say
 * @param best what is expected of the best trial, if it were run again; null when there is none
 * @param leader the trial of which the most is expected, often another one than the best where results are noisy; null when no trial
 *     keeps the constraints or objectives are traded off
 */
public record Insight(List<Share> importance, @Nullable Expectation best, @Nullable Leader leader) {
    public Insight {
        importance = List.copyOf(importance);
    }

    /**
     * How much a parameter matters.
     *
     * @param share of the variation of the model that it brings about, alone or with others: its total Sobol index, from 0 to 1
     */
    public record Share(String parameter, double share) {}

    /**
     * The trial to take.
     *
     * @param trial its name
     * @param expectation if it were run again
     */
    public record Leader(String trial, Expectation expectation) {}

    /** An expected objective and its standard error, in the unit of the objective. */
    public record Expectation(double objective, double standardError) {}
}
