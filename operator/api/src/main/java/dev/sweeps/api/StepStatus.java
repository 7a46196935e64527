package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One step of the last attempt, as the kubelet saw it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepStatus(
        @JsonPropertyDescription("Name of the step, which is the name of its container.") @Required @Size(max = 63)
                String name,
        @JsonPropertyDescription("Exit code of the step; absent while it has not ended.") @Nullable Integer exitCode,
        @JsonPropertyDescription("Reason that the kubelet gives, for example Completed, Error, OOMKilled.")
                @Size(max = Limits.REASON)
                @Nullable
                String reason,
        @JsonPropertyDescription("When the step began, RFC 3339.") @Size(max = Limits.TIME) @Nullable String startTime,
        @JsonPropertyDescription("When the step ended, RFC 3339.") @Size(max = Limits.TIME) @Nullable String finishTime,
        @JsonPropertyDescription("How long the step ran.") @Min(0) @Nullable Long seconds) {
    public StepStatus {
        reason = Bounded.head(reason, Limits.REASON);
        seconds = Bounded.natural(seconds);
    }
}
