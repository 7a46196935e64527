package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** How the sweep ends, from the moment that is decided: the trials that still run are ended or drained first, and the decision stands whatever they report. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conclusion(
        @JsonPropertyDescription("True when the sweep becomes Complete, false when it becomes Failed.") @Required
                boolean successful,
        @JsonPropertyDescription("Why it ends, in one CamelCase word.") @Required @Size(max = Limits.REASON)
                String reason,
        @JsonPropertyDescription("Why it ends, in a sentence with the trials and their numbers.")
                @Required
                @Size(max = Limits.MESSAGE)
                String message,
        @JsonPropertyDescription("When that was decided, RFC 3339.") @Required @Size(max = Limits.TIME)
                String decidedAt) {
    public Conclusion {
        reason = Bounded.text(reason, Limits.REASON);
        message = Bounded.text(message, Limits.MESSAGE);
    }
}
