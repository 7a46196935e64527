package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one parameter varies, in the spelling of W&B, Protein or Metta. {@code parameters} nests further ones below this name. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.min) || !has(self.max) || self.min <= self.max",
        message = "min is greater than max: swap them")
public record ParameterSpec(
        @JsonPropertyDescription(
                        "Distribution of the values, by the names of W&B and Protein: uniform, int_uniform, uniform_pow2, "
                                + "log_normal, logit_normal, log_uniform_values, log_uniform, inv_log_uniform_values, "
                                + "inv_log_uniform, normal, beta, the quantised q_uniform, q_log_uniform_values, "
                                + "q_log_uniform, q_normal, q_log_normal, q_beta, and constant, categorical, "
                                + "categorical_w_probabilities; and by the words of CARBS: linear (uniform), log (log_normal with bounds), "
                                + "logit (logit_normal), int (int_uniform), pow2 (uniform_pow2). Left out, it is inferred: "
                                + "values gives categorical, value "
                                + "gives constant, two whole bounds give int_uniform, other bounds give uniform.")
                @SchemaFrom(type = Distribution.class)
                @Nullable
                String distribution,
        @JsonPropertyDescription(
                        "Smallest value. For log_uniform and inv_log_uniform the natural logarithm of it, as in "
                                + "W&B.")
                @Nullable
                Double min,
        @JsonPropertyDescription("Largest value; at least min.") @Nullable Double max,
        @JsonPropertyDescription("Step of the quantised distributions (q_uniform, q_normal …): values are multiples of "
                        + "it. Greater than 0, default 1.")
                @Min(value = 0, inclusive = false)
                @Nullable
                Double q,
        @JsonPropertyDescription("Mean of normal, and of the logarithm for log_normal without bounds. Default 0.")
                @Nullable
                Double mu,
        @JsonPropertyDescription("Standard deviation of normal, and of the logarithm for log_normal without bounds. At "
                        + "least 0, default 1.")
                @Min(0)
                @Nullable
                Double sigma,
        @JsonPropertyDescription("First shape of beta. At least 0, default 1.") @Min(0) @Nullable Double a,
        @JsonPropertyDescription("Second shape of beta. At least 0, default 1.") @Min(0) @Nullable Double b,
        @JsonPropertyDescription("Centre of the search for bounded distributions, as in Protein and Metta; between min "
                        + "and max.")
                @Nullable
                Double mean,
        @JsonPropertyDescription("Width of the search around the centre, as in Protein: a number, auto or time.")
                @PreserveUnknownFields
                @Nullable
                Object scale,
        @JsonPropertyDescription("The one value of a parameter that does not vary: any JSON value. Example: 32.")
                @PreserveUnknownFields
                @Nullable
                Object value,
        @JsonPropertyDescription("The values to choose from, of any JSON type; at least one. Example: [32, 64, 128] or "
                        + "[adam, sgd].")
                @Size(min = 1, max = 10000)
                @SchemaFrom(type = Object.class)
                @PreserveUnknownFields
                @Nullable
                List<Object> values,
        @JsonPropertyDescription("The same as values, by the word of Metta; give one of the two.")
                @Size(min = 1, max = 10000)
                @SchemaFrom(type = Object.class)
                @PreserveUnknownFields
                @Nullable
                List<Object> choices,
        @JsonPropertyDescription("Weight of each of values, in the same order; at least 0.")
                @Size(min = 1, max = 10000)
                @Nullable
                List<@Min(0) Double> probabilities,
        @JsonPropertyDescription(
                        "Number of evenly spaced points that grid search takes from a continuous range. At least "
                                + "1.")
                @Min(1)
                @Max(100000)
                @Nullable
                Integer count,
        @JsonPropertyDescription("CEL expression over other parameters; when it is false this parameter is left out of "
                        + "the configuration. Example: trainer.use_lstm && trainer.layers > 1.")
                @Size(min = 1, max = 1024)
                @Nullable
                String when,
        @JsonPropertyDescription(
                        "Nested parameters, each again of this form: a nested name is the same as a dotted one.")
                @PreserveUnknownFields
                @Size(min = 1, max = 256)
                @Nullable
                Map<String, Object> parameters) {}
