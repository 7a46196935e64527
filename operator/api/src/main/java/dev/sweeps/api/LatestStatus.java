package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trial has reported last, as far as rules with action StopTrial read it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LatestStatus(
        @JsonPropertyDescription("Number of the attempt that reported.") @Required @Min(1) int attempt,
        @JsonPropertyDescription("The step of the report.") @Required @Min(0) long step,
        @JsonPropertyDescription("When it was printed, RFC 3339, by the clock of its node.")
                @Size(max = Limits.TIME)
                @Nullable
                String time,
        @JsonPropertyDescription("The finite numbers that such a rule reads, by (dotted) name.")
                @Size(max = Limits.LATEST)
                @Nullable
                Map<String, Double> metrics,
        @JsonPropertyDescription("Names of numbers that were NaN or infinite.") @Size(max = Limits.LATEST) @Nullable
                List<@Size(max = Limits.NAME) String> notFinite) {
    public LatestStatus {
        metrics = Bounded.finite(metrics, Limits.LATEST);
        notFinite = notFinite == null
                ? null
                : notFinite.stream().limit(Limits.LATEST).toList();
    }
}
