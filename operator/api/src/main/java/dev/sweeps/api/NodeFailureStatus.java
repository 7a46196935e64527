package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** An attempt that came to nothing through its node. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeFailureStatus(
        @JsonPropertyDescription("Name of the node.") @Required @Size(max = Limits.NAME) String node,
        @JsonPropertyDescription(
                        "Hardware: a fault of GPU or network. NotStarted: no container ran in time. Lost: the node "
                                + "was lost, refused the pod or evicted it. Declared: a rule of earlyStop.rules with action "
                                + "AvoidNode held.")
                @Required
                NodeTrouble kind,
        @JsonPropertyDescription("Number of the attempt, from 1.") @Min(0) int attempt,
        @JsonPropertyDescription("When that was known, RFC 3339.") @Size(max = Limits.TIME) String time) {
    public NodeFailureStatus {
        node = Bounded.text(node, Limits.NAME);
        time = Bounded.text(time, Limits.TIME);
    }
}
