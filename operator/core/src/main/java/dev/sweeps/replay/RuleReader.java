package dev.sweeps.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweeps.core.pruning.Asha;
import dev.sweeps.core.pruning.CostQuantile;
import dev.sweeps.core.pruning.Hyperband;
import dev.sweeps.core.pruning.Intervals;
import dev.sweeps.core.pruning.Patience;
import dev.sweeps.core.pruning.Percentile;
import dev.sweeps.core.pruning.Plateau;
import dev.sweeps.core.pruning.RuleDefaults;
import dev.sweeps.core.pruning.Threshold;
import dev.sweeps.core.pruning.TrialRule;
import dev.sweeps.core.pruning.TrialRules;
import dev.sweeps.core.pruning.WandbHyperband;
import dev.sweeps.core.pruning.Wilcoxon;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Reads rules as they stand below {@code earlyStop.trial} in a Sweep, as JSON, with the same defaults. */
final class RuleReader {
    private RuleReader() {}

    /** An object with one field for each rule and perhaps {@code mode}; an empty one has no rule. */
    static TrialRules rules(JsonNode said) {
        var rules = new ArrayList<TrialRule>();
        said.properties().forEach(field -> {
            if (!field.getKey().equals("mode")) {
                rules.add(rule(field.getKey(), field.getValue()));
            }
        });
        var mode = said.path("mode").asText("Any").equals("All") ? TrialRules.Mode.ALL : TrialRules.Mode.ANY;
        return new TrialRules(mode, rules);
    }

    private static TrialRule rule(String name, JsonNode said) {
        return switch (name) {
            case "asha" ->
                new Asha(
                        whole(said, "minSteps", 1),
                        count(said, "eta", RuleDefaults.ETA),
                        count(said, "bootstrap", 0),
                        count(said, "startupTrials", RuleDefaults.STARTUP_TRIALS),
                        said.path("promotion").asBoolean(false));
            case "brackets" ->
                new Hyperband(
                        whole(said, "minSteps", 1),
                        whole(said, "maxSteps", 1),
                        count(said, "eta", RuleDefaults.ETA),
                        count(said, "bootstrap", 0),
                        count(said, "startupTrials", RuleDefaults.STARTUP_TRIALS));
            case "hyperband" -> wandb(said);
            case "median" ->
                Percentile.median(
                        count(said, "startupTrials", RuleDefaults.STARTUP_TRIALS),
                        intervals(said),
                        count(said, "minTrials", 1));
            case "percentile" ->
                Percentile.of(
                        real(said, "percentile", 50),
                        count(said, "startupTrials", RuleDefaults.STARTUP_TRIALS),
                        intervals(said),
                        count(said, "minTrials", 1));
            case "patience" -> new Patience(count(said, "reports", RuleDefaults.REPORTS), real(said, "minDelta", 0));
            case "threshold" -> new Threshold(bound(said, "lower"), bound(said, "upper"), intervals(said));
            case "wilcoxon" ->
                new Wilcoxon(
                        real(said, "pThreshold", RuleDefaults.P_THRESHOLD),
                        count(said, "minPairs", RuleDefaults.PAIRS));
            case "costQuantile" ->
                new CostQuantile(
                        real(said, "quantile", RuleDefaults.COST_QUANTILE),
                        count(said, "minTrials", RuleDefaults.COST_TRIALS),
                        real(said, "grace", RuleDefaults.COST_GRACE));
            case "plateau" ->
                new Plateau(
                        count(said, "reports", RuleDefaults.REPORTS),
                        real(said, "minGain", RuleDefaults.MIN_GAIN),
                        count(said, "leaders", RuleDefaults.LEADERS));
            default -> throw new BadInput("the rule " + name + " is unknown; see earlyStop.trial of a Sweep");
        };
    }

    private static WandbHyperband wandb(JsonNode said) {
        var eta = real(said, "eta", RuleDefaults.ETA);
        var strict = said.path("strict").asBoolean(true);
        return said.has("minIter")
                ? WandbHyperband.upFrom(real(said, "minIter", 1), eta, strict)
                : WandbHyperband.downFrom(real(said, "maxIter", 1), count(said, "s", 1), eta, strict);
    }

    private static Intervals intervals(JsonNode said) {
        return new Intervals(whole(said, "warmupSteps", 0), whole(said, "intervalSteps", 1));
    }

    private static long whole(JsonNode said, String name, long otherwise) {
        return said.path(name).asLong(otherwise);
    }

    private static int count(JsonNode said, String name, int otherwise) {
        return said.path(name).asInt(otherwise);
    }

    private static double real(JsonNode said, String name, double otherwise) {
        return said.path(name).asDouble(otherwise);
    }

    private static @Nullable Double bound(JsonNode said, String name) {
        return said.has(name) ? Double.valueOf(said.path(name).doubleValue()) : null;
    }
}
