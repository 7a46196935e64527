package dev.sweeps.core.stopping;

import java.util.Optional;

/** A rule that can end a sweep. */
public sealed interface StopRule
        permits TargetReachedRule,
                MaskedRule,
                FindingStreakRule,
                NotLearningRule,
                TooManyFailuresRule,
                FailureRateRule,
                NoImprovementRule,
                DurationRule,
                GpuHoursRule {

    /** The verdict, or empty while the sweep may go on. */
    Optional<StopVerdict> judge(Evidence evidence);

    /** How many of the last finished trials the rule looks at. */
    default int lookback() {
        return 0;
    }
}
