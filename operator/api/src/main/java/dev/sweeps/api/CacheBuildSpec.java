package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The warm-up Job: the pod of a trial without its GPUs, in which the program ends once its data is stored. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CacheBuildSpec(
        @JsonPropertyDescription(
                        "Command that builds the data, in the first container of the template; needed when the "
                                + "sweep has steps. Without it the program itself runs until sweep.batch_cache has stored the data.")
                @Size(max = 256)
                @Nullable
                List<@Size(max = Limits.ARGUMENT) String> command,
        @JsonPropertyDescription("Arguments of the command.") @Size(max = 1024) @Nullable
                List<@Size(max = Limits.ARGUMENT) String> args,
        @JsonPropertyDescription("Longest run time, for example 30m. Default 1h.")
                @Default("1h")
                @Size(max = Limits.DURATION)
                @ValidationRule(
                        value = "self.matches('" + Limits.DURATION_PATTERN + "') && self.matches('[1-9]')",
                        message = "a duration is a whole number with a unit ms, s, m, h or d, or several of them:"
                                + " 90s, 45m, 1h30m, 1d12h")
                @Nullable
                String timeout,
        @JsonPropertyDescription("How often a failed build is tried again. Default 1, at most 10.")
                @Default("1")
                @Min(0)
                @Max(10)
                @Nullable
                Integer retries,
        @JsonPropertyDescription("When the build has failed: Continue (default) lets the trials start and build for "
                        + "themselves, Stop ends the sweep with reason CacheBuildFailed.")
                @Default("Continue")
                @Nullable
                CacheBuildFailure onFailure) {
    public CacheBuildSpec {
        command = Bounded.list(command);
        args = Bounded.list(args);
    }
}
