package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** One value that a program reported on its way. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CurvePoint(
        @JsonPropertyDescription("The program's own count of progress.") @Required @Min(0) long step,
        @JsonPropertyDescription("The value; absent when it is not finite.") @Nullable Double value,
        @JsonPropertyDescription("NaN, Infinity or -Infinity; absent when the value is finite.") @Nullable
                NonFinite nonFinite) {
    public CurvePoint {
        value = Bounded.finite(value);
    }

    /** A point for a number of any kind. */
    public static CurvePoint of(long step, double value) {
        return Double.isFinite(value)
                ? new CurvePoint(step, value, null)
                : new CurvePoint(step, null, NonFinite.of(value));
    }

    /** NaN when the point has no value at all. */
    public double number() {
        if (value != null) {
            return value;
        }
        return nonFinite == null ? Double.NaN : nonFinite.value();
    }
}
