package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import org.jspecify.annotations.Nullable;

/** Which algorithm proposes configurations. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchSpec(
        @JsonPropertyDescription(
                        "How configurations are chosen. auto (default) picks one of the others and says why in "
                                + "status.search. Without learning: grid (every combination once), random (independent "
                                + "draws), sobol and halton (scrambled sequences that cover the space evenly). Learning "
                                + "from the trials before: gp (a Gaussian process; fewest trials), tpe (densities of "
                                + "good and bad trials; for many categories, conditions or thousands of trials), cost "
                                + "(gp that weighs what is gained against GPU seconds), cmaes (evolution strategy; for "
                                + "numeric spaces and many trials), nsga2 (a population that trades objectives off; for "
                                + "hundreds of trials). All that learn know several objectives and constraints.")
                @Default("auto")
                @Nullable
                Algorithm algorithm,
        @JsonPropertyDescription(
                        "Seed of everything random in this sweep; the same seed and the same parameters give the "
                                + "same configurations, also after a restart of the operator. Default 0.")
                @Default("0")
                @Min(0)
                @Max(Limits.SEED)
                @Nullable
                Long seed,
        @JsonPropertyDescription("Trials that cover the space evenly before a search that learns begins to: default 10 "
                        + "for gp and tpe, 4 for cost. W&B and Protein: num_random_samples.")
                @Min(1)
                @Max(10000)
                @Nullable
                Integer initialTrials,
        @JsonPropertyDescription(
                        "For algorithm cost: the GPU seconds (seconds, where trials use no GPU) that one trial "
                                + "may cost; a configuration is only tried when it is at least 90 % likely to stay below. "
                                + "Protein: max_suggestion_cost.")
                @Min(1)
                @Max(1000000000)
                @Nullable
                Long maxTrialCost) {}
