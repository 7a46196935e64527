package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Another attempt with more memory for a program that ran out of it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutOfMemorySpec(
        @JsonPropertyDescription(
                        "Times the memory limit that was too low; requests.memory grows alike. Above 1, at most "
                                + "16, default 2.")
                @Default("2")
                @Min(value = 1, inclusive = false)
                @Max(16)
                @Nullable
                Double factor,
        @JsonPropertyDescription("No attempt gets more memory than that, for example 64Gi.")
                @Required
                @Size(max = Limits.DURATION)
                @ValidationRule(
                        value = "self.matches('^[1-9][0-9]*([.][0-9]+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$')",
                        message = "onOutOfMemory.max is an amount of memory from 1 on, for example 64Gi or 500M")
                String max,
        @JsonPropertyDescription(
                        "How many attempts of a trial may get more memory. They come before trials.retries and do not "
                                + "count there. Default 1, at most 10.")
                @Default("1")
                @Min(1)
                @Max(10)
                @Nullable
                Integer retries) {
    public OutOfMemorySpec {
        max = Bounded.text(max, Limits.DURATION);
    }
}
