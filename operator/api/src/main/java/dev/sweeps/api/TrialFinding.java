package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A rule of the user that held for a trial. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialFinding(
        @JsonPropertyDescription("Name of the rule in earlyStop.rules.") @Required @Size(max = 63) String rule,
        @JsonPropertyDescription("Its verdict then.") @Required RuleVerdict verdict,
        @JsonPropertyDescription("What it read. Example: metrics.grad_norm is 2000000.")
                @Required
                @Size(max = Limits.SENTENCE)
                String numbers) {
    public TrialFinding {
        numbers = Bounded.text(numbers, Limits.SENTENCE);
    }
}
