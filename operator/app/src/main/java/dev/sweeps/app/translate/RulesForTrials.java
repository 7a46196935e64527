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
    private static final int ETA = 3;
    private static final int STARTUP_TRIALS = 5;
    private static final int REPORTS = 10;
    private static final int MIN_COST_TRIALS = 30;
    private static final double COST_QUANTILE = 0.3;
    private static final double COST_GRACE = 0.3;
    private static final double P_THRESHOLD = 0.1;
    private static final int PAIRS = 2;
    private static final double MIN_GAIN = 0.01;
    private static final int LEADERS = 3;

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
                        or(asha.eta(), ETA),
                        or(asha.bootstrap(), 0),
                        Boolean.TRUE.equals(asha.promotion())));
        add(spec.hyperband(), RulesForTrials::hyperband);
        add(spec.brackets(), RulesForTrials::brackets);
        add(
                spec.median(),
                median -> Percentile.median(
                        or(median.startupTrials(), STARTUP_TRIALS),
                        intervals(median.warmupSteps(), median.intervalSteps()),
                        or(median.minTrials(), 1)));
        add(
                spec.percentile(),
                percentile -> Percentile.of(
                        percentile.percentile(),
                        or(percentile.startupTrials(), STARTUP_TRIALS),
                        intervals(percentile.warmupSteps(), percentile.intervalSteps()),
                        or(percentile.minTrials(), 1)));
        add(spec.patience(), patience -> new Patience(or(patience.reports(), REPORTS), or(patience.minDelta(), 0)));
        add(
                spec.threshold(),
                bounds -> new Threshold(
                        bounds.lower(), bounds.upper(), intervals(bounds.warmupSteps(), bounds.intervalSteps())));
        add(
                spec.wilcoxon(),
                wilcoxon -> new Wilcoxon(or(wilcoxon.pThreshold(), P_THRESHOLD), or(wilcoxon.minPairs(), PAIRS)));
        add(
                spec.costQuantile(),
                line -> new CostQuantile(
                        or(line.quantile(), COST_QUANTILE),
                        or(line.minTrials(), MIN_COST_TRIALS),
                        or(line.grace(), COST_GRACE)));
        add(
                spec.plateau(),
                plateau -> new Plateau(
                        or(plateau.reports(), REPORTS),
                        or(plateau.minGain(), MIN_GAIN),
                        or(plateau.leaders(), LEADERS)));
        return rules;
    }

    private <S> void add(@Nullable S spec, Function<S, TrialRule> rule) {
        if (spec != null) {
            rules.add(rule.apply(spec));
        }
    }

    private static WandbHyperband hyperband(HyperbandSpec spec) {
        var eta = or(spec.eta(), (double) ETA);
        var strict = !Boolean.FALSE.equals(spec.strict());
        var maxIter = spec.maxIter();
        return maxIter == null
                ? WandbHyperband.upFrom(or(spec.minIter(), 1.0), eta, strict)
                : WandbHyperband.downFrom(maxIter, or(spec.s(), 1), eta, strict);
    }

    private static Hyperband brackets(BracketsSpec spec) {
        return new Hyperband(or(spec.minSteps(), 1), spec.maxSteps(), or(spec.eta(), ETA), or(spec.bootstrap(), 0));
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
