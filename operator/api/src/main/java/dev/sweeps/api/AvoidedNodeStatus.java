package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A node that new attempts keep away from. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AvoidedNodeStatus(
        @JsonPropertyDescription("Name of the node.") @Required @Size(max = Limits.NAME) String node,
        @JsonPropertyDescription("What attempts have met there: Hardware, NotStarted, Lost or Declared.") @Required
                NodeTrouble kind,
        @JsonPropertyDescription("How many of them.") @Min(0) int failures,
        @JsonPropertyDescription("Since when it is avoided, RFC 3339.") @Size(max = Limits.TIME) String since) {
    public AvoidedNodeStatus {
        node = Bounded.text(node, Limits.NAME);
        since = Bounded.text(since, Limits.TIME);
    }
}
