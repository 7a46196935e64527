package dev.sweeps.core.pruning;

import dev.sweeps.core.curve.Curve;
import java.util.Optional;

/** A rule made ready for one cohort: what all trials are compared with is worked out once, when it is needed first. */
@FunctionalInterface
public interface TrialJudge {
    /**
     * Why {@code trial}, which is one of the cohort, should end now that it has reported the last point of its curve; empty while
     * it may go on, and when it has reported nothing.
     */
    Optional<Cause> judge(Contender trial);

    /**
     * The curve up to the report that {@link #judge} is to be asked about. Reports may arrive several at a time, so that the last
     * one need not be the one that matters.
     */
    default Curve moment(Contender trial) {
        return trial.curve();
    }
}
