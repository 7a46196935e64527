package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The names that {@link ParameterSpec#distribution()} may have: those of W&B, those of Protein, and the short words of CARBS. */
public enum Distribution {
    @JsonProperty("constant")
    CONSTANT,
    @JsonProperty("categorical")
    CATEGORICAL,
    @JsonProperty("categorical_w_probabilities")
    CATEGORICAL_W_PROBABILITIES,
    @JsonProperty("int_uniform")
    INT_UNIFORM,
    @JsonProperty("uniform")
    UNIFORM,
    @JsonProperty("uniform_pow2")
    UNIFORM_POW2,
    @JsonProperty("q_uniform")
    Q_UNIFORM,
    @JsonProperty("log_uniform")
    LOG_UNIFORM,
    @JsonProperty("log_uniform_values")
    LOG_UNIFORM_VALUES,
    @JsonProperty("q_log_uniform")
    Q_LOG_UNIFORM,
    @JsonProperty("q_log_uniform_values")
    Q_LOG_UNIFORM_VALUES,
    @JsonProperty("inv_log_uniform")
    INV_LOG_UNIFORM,
    @JsonProperty("inv_log_uniform_values")
    INV_LOG_UNIFORM_VALUES,
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("q_normal")
    Q_NORMAL,
    @JsonProperty("log_normal")
    LOG_NORMAL,
    @JsonProperty("q_log_normal")
    Q_LOG_NORMAL,
    @JsonProperty("logit_normal")
    LOGIT_NORMAL,
    @JsonProperty("beta")
    BETA,
    @JsonProperty("q_beta")
    Q_BETA,
    @JsonProperty("linear")
    LINEAR,
    @JsonProperty("log")
    LOG,
    @JsonProperty("logit")
    LOGIT,
    @JsonProperty("int")
    INT,
    @JsonProperty("pow2")
    POW2
}
