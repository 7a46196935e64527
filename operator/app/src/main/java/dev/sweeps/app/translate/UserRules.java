package dev.sweeps.app.translate;

import dev.sweeps.api.EarlyStopSpec;
import dev.sweeps.api.RuleAction;
import dev.sweeps.api.RuleSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.condition.ConditionReading;
import dev.sweeps.core.finding.FindingRule;
import dev.sweeps.core.finding.ReportConditions;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.stopping.FindingStreakRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's own rules of a spec.
 *
 * @param rules that can be evaluated, in the user's order
 * @param streaks those that end the sweep
 * @param problems of the others
 */
record UserRules(List<FindingRule> rules, List<FindingStreakRule> streaks, List<Problem> problems) {
    private static final int CONSECUTIVE = 3;

    /**
     * The rules of a spec.
     *
     * @param begun whether its sweep has trials; see {@link TakenReasons}
     */
    static UserRules of(SweepSpec spec, boolean begun) {
        var given = given(spec.earlyStop());
        var rules = new ArrayList<FindingRule>();
        var streaks = new ArrayList<FindingStreakRule>();
        var problems = new ArrayList<Problem>();
        var reasons = new HashSet<String>();
        // Making a compiler takes longer than compiling, and most sweeps have no rules.
        var conditions = given.isEmpty() ? null : new ReportConditions(names(spec));
        for (var i = 0; i < given.size() && conditions != null; i++) {
            var rule = given.get(i);
            var place = "earlyStop.rules[" + i + "]";
            var taken = TakenReasons.problem(rule.name(), begun);
            if (taken.isPresent()) {
                problems.add(new Problem(place + ".name", taken.get()));
                continue;
            }
            if (!reasons.add(FindingRule.reason(rule.name()))) {
                problems.add(new Problem(
                        place + ".name",
                        "\"" + rule.name() + "\" makes the reason " + FindingRule.reason(rule.name())
                                + ", which another rule gives: choose another name"));
                continue;
            }
            switch (conditions.read(rule.when())) {
                case ConditionReading.Rejected rejected ->
                    problems.add(new Problem(place + ".when", rejected.message()));
                case ConditionReading.Ready ready -> {
                    var read = new FindingRule(
                            rule.name(), ready.condition(), verdict(rule), action(rule), rule.message());
                    rules.add(read);
                    LiveRuleProblems.of(spec, rules, read, place).forEach(problems::add);
                    if (rule.action() == RuleAction.RETRY && TrialPolicies.retries(spec.trials()) == 0) {
                        problems.add(new Problem(
                                place + ".action",
                                "Retry uses up trials.retries, which is 0: set it to the number of further attempts"));
                    }
                    if (rule.action() == RuleAction.STOP_SWEEP) {
                        streaks.add(new FindingStreakRule(
                                rule.name(),
                                FindingRule.reason(rule.name()),
                                Objects.requireNonNullElse(rule.consecutive(), CONSECUTIVE)));
                    }
                }
            }
        }
        return new UserRules(rules, streaks, problems);
    }

    private static List<RuleSpec> given(@Nullable EarlyStopSpec spec) {
        return spec == null || spec.rules() == null ? List.of() : spec.rules();
    }

    private static Set<String> names(SweepSpec spec) {
        return spec.parameters() == null ? Set.of() : spec.parameters().keySet();
    }

    private static FindingRule.Action action(RuleSpec rule) {
        return switch (Objects.requireNonNullElse(rule.action(), RuleAction.NONE)) {
            case NONE, STOP_SWEEP -> FindingRule.Action.NONE;
            case STOP_TRIAL -> FindingRule.Action.STOP_TRIAL;
            case AVOID_NODE -> FindingRule.Action.AVOID_NODE;
            case RETRY -> FindingRule.Action.RETRY;
        };
    }

    private static Finding.Verdict verdict(RuleSpec rule) {
        return switch (rule.verdict()) {
            case POOR -> Finding.Verdict.POOR;
            case MASKED -> Finding.Verdict.MASKED;
            case BROKEN -> Finding.Verdict.BROKEN;
        };
    }
}
