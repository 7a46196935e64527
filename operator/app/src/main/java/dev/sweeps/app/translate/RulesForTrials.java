package dev.sweeps.app.translate;

import dev.sweeps.api.BracketsSpec;
import dev.sweeps.api.EarlyStopSpec;
import dev.sweeps.api.HyperbandSpec;
import dev.sweeps.api.RuleMode;
import dev.sweeps.api.TrialStopSpec;
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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules for single trials of a spec. Defaults are those of the schema, for objects that come without them. */
final class RulesForTrials {

    private final List<TrialRule> rules = new ArrayList<>();

    private RulesForTrials() {}

    static TrialRules of(@Nullable EarlyStopSpec spec) {
        var trial = spec == null ? null : spec.trial();
        if (trial == null) {
            return TrialRules.NONE;
        }
        var mode = trial.mode() == RuleMode.ALL ? TrialRules.Mode.ALL : TrialRules.Mode.ANY;
        return new TrialRules(mode, new RulesForTrials().read(trial));
    }

    /** In the order in which the API lists them, which is the order in which they are asked. */
    private List<TrialRule> read(TrialStopSpec spec) {
        add(
                spec.asha(),
                asha -> new Asha(
                        or(asha.minSteps(), 1),
                        or(asha.eta(), RuleDefaults.ETA),
                        or(asha.bootstrap(), 0),
                        or(asha.startupTrials(), RuleDefaults.STARTUP_TRIALS),
                        Boolean.TRUE.equals(asha.promotion())));
        add(spec.hyperband(), RulesForTrials::hyperband);
        add(spec.brackets(), RulesForTrials::brackets);
        add(
                spec.median(),
                median -> Percentile.median(
                        or(median.startupTrials(), RuleDefaults.STARTUP_TRIALS),
                        intervals(median.warmupSteps(), median.intervalSteps()),
                        or(median.minTrials(), 1)));
        add(
                spec.percentile(),
                percentile -> Percentile.of(
                        percentile.percentile(),
                        or(percentile.startupTrials(), RuleDefaults.STARTUP_TRIALS),
                        intervals(percentile.warmupSteps(), percentile.intervalSteps()),
                        or(percentile.minTrials(), 1)));
        add(
                spec.patience(),
                patience -> new Patience(or(patience.reports(), RuleDefaults.REPORTS), or(patience.minDelta(), 0)));
        add(
                spec.threshold(),
                bounds -> new Threshold(
                        bounds.lower(), bounds.upper(), intervals(bounds.warmupSteps(), bounds.intervalSteps())));
        add(
                spec.wilcoxon(),
                wilcoxon -> new Wilcoxon(
                        or(wilcoxon.pThreshold(), RuleDefaults.P_THRESHOLD),
                        or(wilcoxon.minPairs(), RuleDefaults.PAIRS)));
        add(
                spec.costQuantile(),
                line -> new CostQuantile(
                        or(line.quantile(), RuleDefaults.COST_QUANTILE),
                        or(line.minTrials(), RuleDefaults.COST_TRIALS),
                        or(line.grace(), RuleDefaults.COST_GRACE)));
        add(
                spec.plateau(),
                plateau -> new Plateau(
                        or(plateau.reports(), RuleDefaults.REPORTS),
                        or(plateau.minGain(), RuleDefaults.MIN_GAIN),
                        or(plateau.leaders(), RuleDefaults.LEADERS)));
        return rules;
    }

    private <S> void add(@Nullable S spec, Function<S, TrialRule> rule) {
        if (spec != null) {
            rules.add(rule.apply(spec));
        }
    }

    private static WandbHyperband hyperband(HyperbandSpec spec) {
        var eta = or(spec.eta(), (double) RuleDefaults.ETA);
        var strict = !Boolean.FALSE.equals(spec.strict());
        var maxIter = spec.maxIter();
        return maxIter == null
                ? WandbHyperband.upFrom(or(spec.minIter(), 1.0), eta, strict)
                : WandbHyperband.downFrom(maxIter, or(spec.s(), 1), eta, strict);
    }

    private static Hyperband brackets(BracketsSpec spec) {
        return new Hyperband(
                or(spec.minSteps(), 1),
                spec.maxSteps(),
                or(spec.eta(), RuleDefaults.ETA),
                or(spec.bootstrap(), 0),
                or(spec.startupTrials(), RuleDefaults.STARTUP_TRIALS));
    }

    private static Intervals intervals(@Nullable Long warmup, @Nullable Long length) {
        return new Intervals(or(warmup, 0), or(length, 1));
    }

    private static long or(@Nullable Long number, long otherwise) {
        return number == null ? otherwise : number;
    }

    private static int or(@Nullable Integer number, int otherwise) {
        return number == null ? otherwise : number;
    }

    private static double or(@Nullable Double number, double otherwise) {
        return number == null ? otherwise : number;
    }
}
