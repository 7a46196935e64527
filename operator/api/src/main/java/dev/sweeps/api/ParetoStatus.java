package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** The trials that no other trial beats in every objective. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParetoStatus(
        @JsonPropertyDescription(
                        "How many trials are on the front: whoever wants one objective better than they have it "
                                + "must take another one worse. Trials that miss a constraint are left out.")
                @Required
                @Min(1)
                int size,
        @JsonPropertyDescription(
                        "The trial that comes nearest to the best value of every objective at once, each measured "
                                + "as a share of its range on the front: a compromise to begin with.")
                @Required
                @Size(max = Limits.NAME)
                String knee,
        @JsonPropertyDescription(
                        "The front: its ends first, then the trials with the most room around them; at most 50.")
                @Required
                @Size(max = Limits.FRONT)
                List<FrontTrial> trials) {
    public ParetoStatus {
        var given = Bounded.list(trials);
        trials = given == null ? List.of() : given;
    }
}
