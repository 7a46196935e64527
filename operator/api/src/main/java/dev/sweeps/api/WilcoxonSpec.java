package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** For trials whose steps are folds or seeds: stops one that is worse than the best trial on the steps that both have, by a signed-rank test. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WilcoxonSpec(
        @JsonPropertyDescription("Stops when the test gives a smaller probability that the trial is no worse. 0 to "
                        + "1, default 0.1.")
                @Default("0.1")
                @Min(0)
                @Max(1)
                @Nullable
                Double pThreshold,
        @JsonPropertyDescription("So many steps must be in common; never fewer than 2. Default 2.")
                @Default("2")
                @Min(0)
                @Max(1000)
                @Nullable
                Integer minPairs) {}
