package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How many trials, how many at once, and what a trial may cost. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialsSpec(
        @JsonPropertyDescription(
                        "Number of trials, repetitions by samples included (W&B: run_cap, Metta: rollout_count). "
                                + "May be left out for search.algorithm grid, and for auto when the space is finite: then "
                                + "every combination is run. May be raised or lowered while the sweep runs. 1 to 100000.")
                @Min(1)
                @Max(100000)
                @Nullable
                Integer max,
        @JsonPropertyDescription("Number of trials that run at the same time. May be changed while the sweep runs; "
                        + "lowering it lets running trials finish. Default 1, at most 10000.")
                @Default("1")
                @Min(1)
                @Max(10000)
                @Nullable
                Integer parallel,
        @JsonPropertyDescription("Number of trials of each configuration, each with a seed of its own, to average out "
                        + "noise (Metta: num_samples). Default 1, at most 1000.")
                @Default("1")
                @Min(1)
                @Max(1000)
                @Nullable
                Integer samples,
        @JsonPropertyDescription("The sweep is Failed with reason TooManyFailures when more than this number of trials "
                        + "have failed. 0 stops at the first failure. Without it failures do not end the sweep.")
                @Min(0)
                @Max(100000)
                @Nullable
                Integer maxFailed,
        @JsonPropertyDescription(
                        "How often a trial whose program failed (exit code, out of memory, timeout) or did not start "
                                + "is started again. Lost nodes, preemptions and evictions are repeated, 50 times in "
                                + "a row without a further step (result.live) at most, and are not counted here. Default 0, at most 100.")
                @Default("0")
                @Min(0)
                @Max(100)
                @Nullable
                Integer retries,
        @JsonPropertyDescription("Longest run time of one attempt, from the start of its first container; a longer one "
                        + "fails with reason DeadlineExceeded. A number with a unit ms, s, m, h or d, or several of "
                        + "them: 45m, 1h30m. Without it a trial may run for ever. A shorter one reaches running "
                        + "trials, a longer one the next attempts.")
                @Size(max = Limits.DURATION)
                @ValidationRule(
                        value = "self.matches('" + Limits.DURATION_PATTERN + "') && self.matches('[1-9]')",
                        message = "a duration is a whole number with a unit ms, s, m, h or d, or several of them:"
                                + " 90s, 45m, 1h30m, 1d12h")
                @Nullable
                String timeout,
        @JsonPropertyDescription("How long the pod of an attempt may be on its node without a container that runs: its "
                        + "image does not come, a volume is not mounted. A longer one fails with the reason that the "
                        + "cluster gives (ImagePullBackOff, FailedMount ...), else StartTimeout, and is started again "
                        + "as often as retries says. Give large images time. 0s: for ever. Default 10m.")
                @Default(DEFAULT_START_TIMEOUT)
                @Size(max = Limits.DURATION)
                @ValidationRule(
                        value = "self.matches('" + Limits.DURATION_PATTERN + "')",
                        message = "a duration is a whole number with a unit ms, s, m, h or d, or several of them:"
                                + " 90s, 45m, 1h30m, 1d12h; 0s is none")
                @Nullable
                String startTimeout,
        @JsonPropertyDescription("How long an attempt may wait without a node: for a free GPU, for quota, for its "
                        + "admission by Kueue. A longer one ends the trial as Failed with reason WaitedTooLong. Time in "
                        + "which the sweep is suspended, or a trial is held for the batch cache, does not count. "
                        + "Without it a trial may wait for ever.")
                @Size(max = Limits.DURATION)
                @ValidationRule(
                        value = "self.matches('" + Limits.DURATION_PATTERN + "') && self.matches('[1-9]')",
                        message = "a duration is a whole number with a unit ms, s, m, h or d, or several of them:"
                                + " 90s, 45m, 1h30m, 1d12h")
                @Nullable
                String waitTimeout,
        @JsonPropertyDescription(
                        "Gives a program that ran out of the memory of its container (OutOfMemory) more of it in "
                                + "the next attempt. Without it that is a failure like any other. The memory of a GPU is not "
                                + "meant: no cluster sees that it runs out.")
                @Nullable
                OutOfMemorySpec onOutOfMemory,
        @JsonPropertyDescription(
                        "Whether new attempts keep away from a node on which two trials of this sweep met the same "
                                + "failure of hardware, start or node while others got on elsewhere; status.avoidedNodes names "
                                + "them, at most a third of the nodes. Default true.")
                @Default("true")
                @Nullable
                Boolean avoidNodes) {
    /** What {@code startTimeout} is where it is left out. */
    public static final String DEFAULT_START_TIMEOUT = "10m";
}
