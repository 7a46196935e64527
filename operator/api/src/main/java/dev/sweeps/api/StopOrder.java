package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The order to end a trial before its program ends. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StopOrder(
        @JsonPropertyDescription("Why, in one CamelCase word: SweepEnded, or the name of a rule.")
                @Required
                @Size(min = 1, max = Limits.REASON)
                String reason,
        @JsonPropertyDescription("Why, in a sentence with the numbers.") @Required @Size(max = Limits.MESSAGE)
                String message,
        @JsonPropertyDescription("The numbers, when a rule for single trials decided.") @Nullable StopCause cause,
        @JsonPropertyDescription("What a rule of earlyStop.rules found, when it ended the trial.") @Nullable
                TrialFinding finding) {
    public StopOrder {
        reason = Bounded.text(reason, Limits.REASON);
        message = Bounded.text(message, Limits.MESSAGE);
    }
}
