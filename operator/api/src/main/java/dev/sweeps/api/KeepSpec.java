package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** What stays when trials have finished. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeepSpec(
        @JsonPropertyDescription("Number of best trials listed in status.top. Default 3, at most 100.")
                @Default("3")
                @Min(1)
                @Max(Limits.TOP)
                @Nullable
                Integer topK,
        @JsonPropertyDescription("Which Jobs, and with them their Pods and logs, stay after the result of a trial is "
                        + "stored: All, Failed (default) or None.")
                @Default("Failed")
                @Nullable
                KeptJobs jobs) {}
