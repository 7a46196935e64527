package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Rules that end single trials early, from the values of the objective that they report while they run. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value =
                "has(self.asha) || has(self.hyperband) || has(self.brackets) || has(self.median) || has(self.percentile) || has(self.patience) || has(self.threshold) || has(self.wilcoxon) || has(self.costQuantile) || has(self.plateau)",
        message = "give at least one rule, for example asha: {}")
@ValidationRule(
        value =
                "!has(self.asha) || !has(self.asha.promotion) || !self.asha.promotion ||"
                        + " ((!has(self.mode) || self.mode != 'All') && (!has(self.asha.bootstrap) || self.asha.bootstrap == 0))",
        message = "asha.promotion pauses trials by itself: leave mode All and bootstrap out",
        fieldPath = ".asha.promotion")
public record TrialStopSpec(
        @JsonPropertyDescription(
                        "Any (default): one rule is enough to end a trial. All: every rule given has to " + "agree.")
                @Default("Any")
                @Nullable
                RuleMode mode,
        @JsonPropertyDescription("Asynchronous successive halving, the one to begin with.") @Nullable AshaSpec asha,
        @JsonPropertyDescription("Hyperband with the rule and the field names of W&B.") @Nullable
                HyperbandSpec hyperband,
        @JsonPropertyDescription("Hyperband with brackets, as in the paper and in Optuna.") @Nullable
                BracketsSpec brackets,
        @JsonPropertyDescription("Better than the median at the same step.") @Nullable MedianSpec median,
        @JsonPropertyDescription("Among a percentage at the same step.") @Nullable PercentileSpec percentile,
        @JsonPropertyDescription("A new best value from time to time.") @Nullable PatienceSpec patience,
        @JsonPropertyDescription("No NaN and no value outside of bounds.") @Nullable ThresholdSpec threshold,
        @JsonPropertyDescription("Not clearly worse than the best trial, fold by fold or seed by seed.") @Nullable
                WilcoxonSpec wilcoxon,
        @JsonPropertyDescription("As good as others for its length; compares trials of different lengths.") @Nullable
                CostQuantileSpec costQuantile,
        @JsonPropertyDescription("Still getting better.") @Nullable PlateauSpec plateau) {}
