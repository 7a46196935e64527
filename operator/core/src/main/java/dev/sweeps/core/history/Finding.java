package dev.sweeps.core.history;

/**
 * What a rule of the user found in the numbers of a trial.
 *
 * @param rule its name
 * @param numbers what it read: {@code metrics.grad_norm is 2000000}; empty when it reads nothing
 */
public record Finding(String rule, Verdict verdict, String numbers) {

    /** What the user thinks of a trial of which a rule holds. */
    public enum Verdict {
        /** Its objective stands, but it is a sign that the sweep does not learn. */
        POOR,
        /** Its objective does not count. */
        MASKED,
        /** It has failed. */
        BROKEN
    }
}
