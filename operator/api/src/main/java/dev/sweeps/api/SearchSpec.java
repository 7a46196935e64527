package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which algorithm proposes configurations. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.settings) || (has(self.algorithm) && self.algorithm in ['protein', 'pbt'])",
        message = "settings are those of protein and pbt: set algorithm: protein or pbt, or leave them out")
@ValidationRule(
        value = "!has(self.initialTrials) || !has(self.algorithm) || self.algorithm != 'pbt'",
        message = "pbt begins with the first interval of each member: say settings: {population: 8}, and leave"
                + " initialTrials out")
@ValidationRule(
        value = "!has(self.warmStartFrom) || !has(self.algorithm) || self.algorithm in ['auto', 'gp', 'cost', 'tpe']",
        message = "this algorithm takes nothing from earlier sweeps: set algorithm: gp, cost or tpe, or leave"
                + " warmStartFrom out")
@ValidationRule(
        value = "!has(self.warmStartFrom) || !has(self.algorithm) || self.algorithm != 'tpe' ||"
                + " self.warmStartFrom.all(source, has(source.mode) && source.mode == 'Points')",
        message = "tpe can only take trials as its own: write mode: Points for each sweep of warmStartFrom, or set"
                + " algorithm: gp")
public record SearchSpec(
        @JsonPropertyDescription(
                        "How configurations are chosen. auto (default) picks one of the others and says why in "
                                + "status.search. Without learning: grid (every combination once), random (independent "
                                + "draws), sobol and halton (scrambled sequences that cover the space evenly). Learning "
                                + "from the trials before: gp (a Gaussian process; fewest trials), tpe (densities of "
                                + "good and bad trials; for many categories, conditions or thousands of trials), cost "
                                + "(gp that weighs what is gained against GPU seconds), cmaes (evolution strategy; for "
                                + "numeric spaces and many trials), nsga2 (a population that trades objectives off; for "
                                + "hundreds of trials), protein (the search of PufferLib and Metta around the front of "
                                + "objective and cost, with their settings), pbt (population based training: every trial "
                                + "is one interval of one member, and the worst go on from the checkpoints of the best; needs "
                                + "storage). All that learn but protein and pbt know several objectives and constraints.")
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
                        + "for gp, tpe and protein, 4 for cost. W&B and Protein: num_random_samples.")
                @Min(1)
                @Max(10000)
                @Nullable
                Integer initialTrials,
        @JsonPropertyDescription(
                        "For algorithm cost and protein: the GPU seconds (seconds, where trials use no GPU) that one trial "
                                + "may cost; a configuration is only tried when it is at least 90 % likely to stay below. "
                                + "Protein: max_suggestion_cost.")
                @Min(1)
                @Max(1000000000)
                @Nullable
                Long maxTrialCost,
        @JsonPropertyDescription(
                        "For algorithm protein: its settings as PufferLib, Metta and CARBS write them. They change the "
                                + "search: num_random_samples (default 10), seed_with_search_center (false), num_keep_top_obs "
                                + "(5), suggestions_per_pareto (256) or num_candidates_for_suggestion_per_dim, "
                                + "global_search_scale (1) or initial_search_radius (0.3), expansion_rate (0.1), "
                                + "max_suggestion_cost (no limit), prune_pareto (true), cost_param, acquisition_fn (naive, "
                                + "ei, ucb; default ei), ucb_beta (2), randomize_acquisition (false). Their other "
                                + "settings are accepted; status.search says why they change nothing. For algorithm pbt: "
                                + "population (8; at least 4), quantile (0.25: the share of members that count as best, and as "
                                + "worst), resample (0.25: how likely a parameter is drawn anew), up and down (1.2 and 0.8: the "
                                + "factors of the others).")
                @PreserveUnknownFields
                @Size(max = 64)
                @Nullable
                Map<String, Object> settings,
        @JsonPropertyDescription(
                        "Earlier Sweeps, or tables of trials, from which the search starts, at most 8, for algorithm auto, gp, cost and tpe. Their "
                                + "best configurations are tried first and fewer trials (initialTrials: 3 by default) are spent "
                                + "on covering the space. Parameters of the same name are taken; a trial with a value outside "
                                + "the bounds of this sweep is left out; what only this sweep varies counts as the middle of its "
                                + "range there. What they knew when this sweep began is kept in the ConfigMap "
                                + "<sweep>-warm-start: they may be deleted, or go on.")
                @Size(min = 1, max = Limits.WARM_SOURCES)
                @ValidationRule(
                        value =
                                "self.all(one, !has(one.sweep) || self.exists_one(other, has(other.sweep) && other.sweep == one.sweep))",
                        message = "each sweep can be taken once only: take the repeated one out")
                @ValidationRule(
                        value =
                                "self.all(one, !has(one.configMap) || self.exists_one(other, has(other.configMap)"
                                        + " && other.configMap.name == one.configMap.name && other.configMap.key == one.configMap.key))",
                        message = "each table can be taken once only: take the repeated configMap out")
                @Nullable
                List<WarmStartSource> warmStartFrom) {
    public SearchSpec {
        warmStartFrom = Bounded.list(warmStartFrom);
    }
}
