package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** How many trials are in which state. {@code finished} is the sum of the five final states. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialCounts(
        @JsonPropertyDescription("Number of trials when all are run; absent while it is not known.") @Min(0) @Nullable
                Long total,
        @JsonPropertyDescription("Trials made so far.") @Min(0) long created,
        @JsonPropertyDescription("Trials whose pod does not run yet.") @Min(0) long pending,
        @JsonPropertyDescription("Trials whose program runs.") @Min(0) long running,
        @JsonPropertyDescription("Trials that wait at a rung, without a Job, to be continued.") @Min(0) long paused,
        @JsonPropertyDescription("Trials in a final state: the sum of the five below.") @Min(0) long finished,
        @JsonPropertyDescription("Trials that reported their objective.") @Min(0) long succeeded,
        @JsonPropertyDescription("Trials whose program failed or reported no usable objective.") @Min(0) long failed,
        @JsonPropertyDescription("Trials whose result means nothing, because attention fell back or was all zero.")
                @Min(0)
                long masked,
        @JsonPropertyDescription("Trials ended early by a rule.") @Min(0) long stopped,
        @JsonPropertyDescription("Trials ended because their sweep ended.") @Min(0) long cancelled) {}
