package dev.sweeps.app.translate;

import dev.sweeps.api.MaskedSpec;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.TrialsSpec;
import dev.sweeps.app.quantity.Amounts;
import dev.sweeps.core.attempt.AttemptLimits;
import dev.sweeps.core.attempt.KeptJobs;
import dev.sweeps.core.attempt.MaskedCheck;
import dev.sweeps.core.attempt.MemoryPolicy;
import dev.sweeps.core.attempt.TrialPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a Sweep says about each of its trials. */
public final class TrialPolicies {
    private static final double MASKED_RATIO = 0.5;
    private static final double MEMORY_FACTOR = 2;

    private TrialPolicies() {}

    /** How long an attempt may wait, prepare and run; a sweep that was suspended is taken into account. */
    public static AttemptLimits limits(Sweep sweep) {
        return TimeLimits.of(sweep);
    }

    /** Of a sweep that has begun, without its limits. Rules that cannot be read are left out; the Sweep itself says what is wrong with them. Compiles conditions: to be kept. */
    public static TrialPolicy of(SweepSpec spec) {
        var trials = spec.trials();
        return new TrialPolicy(
                ObjectiveSpecs.of(spec),
                masked(spec),
                UserRules.of(spec, true).rules(),
                retries(trials),
                AttemptLimits.NONE,
                keptJobs(spec),
                memory(trials));
    }

    /** How often a trial whose program failed is tried again. */
    static int retries(@Nullable TrialsSpec trials) {
        return trials == null ? 0 : Objects.requireNonNullElse(trials.retries(), 0);
    }

    private static @Nullable MemoryPolicy memory(@Nullable TrialsSpec trials) {
        var given = trials == null ? null : trials.onOutOfMemory();
        return given == null
                ? null
                : new MemoryPolicy(
                        Objects.requireNonNullElse(given.factor(), MEMORY_FACTOR),
                        bytes(given.max()),
                        Objects.requireNonNullElse(given.retries(), 1));
    }

    /** The schema has refused what is no quantity. */
    private static long bytes(String quantity) {
        return Amounts.bytes(quantity).orElseThrow();
    }

    private static @Nullable MaskedCheck masked(SweepSpec spec) {
        var rules = spec.earlyStop();
        var given = rules == null || rules.masked() == null ? new MaskedSpec(null, null, null) : rules.masked();
        return Boolean.FALSE.equals(given.enabled())
                ? null
                : new MaskedCheck(Objects.requireNonNullElse(given.ratio(), MASKED_RATIO));
    }

    private static KeptJobs keptJobs(SweepSpec spec) {
        var kept = spec.keep() == null ? null : spec.keep().jobs();
        return kept == null ? KeptJobs.FAILED : KeptJobs.valueOf(kept.name());
    }
}
