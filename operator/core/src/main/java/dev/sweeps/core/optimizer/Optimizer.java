package dev.sweeps.core.optimizer;

/**
 * A search that learns. The result is a pure function of its arguments, bit for bit; what an instance remembers only makes it
 * faster, so that a restart gives the same sequence. Instances may be shared between threads.
 */
public interface Optimizer {
    /**
     * The next point to try.
     *
     * @param study what is known now
     * @param ordinal number of the suggestion, from 0; all randomness comes from the study's seed and this number
     * @return a point that {@link UnitCube#snapped} gave; one that is neither pending nor observed as long as there is one that can be
     *     found
     */
    Point suggest(Study study, long ordinal);

    /**
     * What to run next: that point, or an observed one again where the losses are noisy and this says more about the best than a new
     * one would.
     */
    default Choice choose(Study study, long ordinal) {
        return Choice.fresh(suggest(study, ordinal));
    }
}
