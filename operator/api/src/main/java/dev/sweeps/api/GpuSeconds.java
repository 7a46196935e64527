package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/** GPU seconds of all attempts: number of GPUs times the time that pods ran on them, and times the time that pods waited for them. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GpuSeconds(
        @JsonPropertyDescription("GPUs times seconds that pods ran on them.") @Min(0) long used,
        @JsonPropertyDescription("GPUs times seconds that pods waited for them.") @Min(0) long waiting,
        @JsonPropertyDescription("What ending trials early has saved: for each one the median of the trials that had "
                        + "succeeded when it was ended, less what it used; nothing where none had succeeded.")
                @Min(0)
                long saved,
        @JsonPropertyDescription("The part of used that went into attempts that were lost or failed.") @Min(0)
                long lost) {}
