package dev.sweeps.core.protein;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings of Protein in PufferLib and Metta, and of CARBS, by what becomes of them. */
final class SettingsNames {
    /** Those that change the search. */
    static final List<String> USED = List.of(
            "acquisition_fn",
            "cost_param",
            "expansion_rate",
            "global_search_scale",
            "initial_search_radius",
            "max_suggestion_cost",
            "num_candidates_for_suggestion_per_dim",
            "num_keep_top_obs",
            "num_random_samples",
            "prune_pareto",
            "randomize_acquisition",
            "seed_with_search_center",
            "suggestions_per_pareto",
            "ucb_beta");

    private static final String FITTING = "the models are fitted in another way, to the end";
    private static final String REPEATING = "no configuration is repeated but by trials.samples";
    private static final String STORING = "every trial is stored in the cluster";

    /** Those that change nothing here, with the reason. */
    static final Map<String, String> IDLE = new TreeMap<>(Map.ofEntries(
            Map.entry("checkpoint_dir", STORING),
            Map.entry("downsample", "each trial counts once, and failures teach the model of the losses"),
            Map.entry("exploration_bias", "acquisition_fn says how much is explored"),
            Map.entry("gp_learning_rate", FITTING),
            Map.entry("gp_max_obs", "beyond 500 trials the best, the newest and the farthest ones are used"),
            Map.entry("gp_training_iter", FITTING),
            Map.entry("infer_batch_size", FITTING),
            Map.entry("is_expected_improvement_pareto_value_clamped", "the improvement is on the best trial"),
            Map.entry("is_expected_improvement_value_always_max", "the improvement is on the best trial"),
            Map.entry("is_pareto_group_selection_conservative", REPEATING),
            Map.entry("is_saved_on_every_observation", STORING),
            Map.entry("is_wandb_logging_enabled", STORING),
            Map.entry("metric_distribution", "losses are taken by rank and spread, whatever their distribution"),
            Map.entry("min_pareto_cost_fraction", REPEATING),
            Map.entry("optimizer_reset_frequency", FITTING),
            Map.entry("outstanding_suggestion_estimator", "running trials count with the loss expected of them"),
            Map.entry("random_suggestions", "the first trials come from a sequence, not from a pool"),
            Map.entry("resample_frequency", REPEATING),
            Map.entry("s3_checkpoint_path", STORING),
            Map.entry("use_gpu", "suggestions need no GPU"),
            Map.entry("wandb_params", STORING)));

    /** Those that belong to another field of a sweep. */
    static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("better_direction_sign", "objective.goal"),
            Map.entry("early_stop_quantile", "earlyStop"),
            Map.entry("goal", "objective.goal"),
            Map.entry("gpus", "template"),
            Map.entry("max_runs", "trials.max"),
            Map.entry("max_trials", "trials.max"),
            Map.entry("method", "search.algorithm"),
            Map.entry("metric", "objective.metric"),
            Map.entry("parameters", "parameters"),
            Map.entry("rollout_count", "trials.max"),
            Map.entry("seed", "search.seed"),
            Map.entry("sweep_only", "parameters"));

    private SettingsNames() {}
}
