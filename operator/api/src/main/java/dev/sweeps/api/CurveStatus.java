package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trial has reported on its way. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CurveStatus(
        @JsonPropertyDescription("Name of the metric.") @Required @Size(max = Limits.NAME) String metric,
        @JsonPropertyDescription("Number of the attempt that reported last.") @Required @Min(1) int attempt,
        @JsonPropertyDescription("The step reported last.") @Required @Min(0) long step,
        @JsonPropertyDescription(
                        "When the last report was printed, RFC 3339, by the clock of its node; the log is read on from "
                                + "there after a break.")
                @Size(max = Limits.TIME)
                @Nullable
                String time,
        @JsonPropertyDescription("The values by ascending step over all attempts; of a long trial a selection at equal "
                        + "distances, with every step that a stop rule needs.")
                @Required
                @Size(max = Limits.CURVE)
                List<CurvePoint> points) {
    public CurveStatus {
        metric = Bounded.text(metric, Limits.NAME);
        points = points == null ? List.of() : Bounded.last(points, Limits.CURVE);
    }
}
