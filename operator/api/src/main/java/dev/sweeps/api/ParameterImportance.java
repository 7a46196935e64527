package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** How much one parameter matters. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParameterImportance(
        @JsonPropertyDescription("Dotted name of the parameter.") @Required @Size(max = Limits.REASON) String parameter,
        @JsonPropertyDescription(
                        "Share of the variation of the objective, by a model of it, that this parameter brings "
                                + "about alone or together with others (total Sobol index): 0 when it does not matter, 1 when "
                                + "nothing else does.")
                @Required
                double share) {
    public ParameterImportance {
        share = Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0;
    }
}
