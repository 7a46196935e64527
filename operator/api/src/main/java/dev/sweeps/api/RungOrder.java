package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What asha with promotion has decided about a trial at the last rung to which it came. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RungOrder(
        @JsonPropertyDescription("Steps of the rung.") @Required @Min(0) long step,
        @JsonPropertyDescription(
                        "False: the trial is paused at the rung. True: it goes on, without a break or from its "
                                + "checkpoint.")
                @Required
                boolean promoted,
        @JsonPropertyDescription("Why, in a sentence with the numbers.") @Required @Size(max = Limits.MESSAGE)
                String message,
        @JsonPropertyDescription("The numbers.") @Nullable StopCause cause) {
    public RungOrder {
        message = Bounded.text(message, Limits.MESSAGE);
    }
}
