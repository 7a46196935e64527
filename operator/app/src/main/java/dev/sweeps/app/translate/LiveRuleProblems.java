package dev.sweeps.app.translate;

import dev.sweeps.api.StdoutFormat;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.curve.LatestReport;
import dev.sweeps.core.finding.FindingRule;
import dev.sweeps.core.finding.LiveRules;
import dev.sweeps.core.space.Problem;
import java.util.List;
import java.util.stream.Stream;

/** Why a rule that is to end running trials would never see what it reads. */
final class LiveRuleProblems {
    /** The group of a pattern that finds more than the objective. */
    private static final String NAME = "<name>";

    private LiveRuleProblems() {}

    /**
     * The problem of {@code rule}, if it has one.
     *
     * @param rules so far, it among them: together they read a bounded number of metrics
     * @param place of the rule in the spec
     */
    static Stream<Problem> of(SweepSpec spec, List<FindingRule> rules, FindingRule rule, String place) {
        if (rule.action() != FindingRule.Action.STOP_TRIAL) {
            return Stream.empty();
        }
        if (findsNoStep(spec)) {
            return Stream.of(new Problem(
                    place + ".action",
                    "StopTrial needs what running trials report with a step, and the pattern of result.stdout finds the"
                            + " objective alone: give it a group name, such as (?P<name>\\w+)=(?P<value>[-+.eE0-9]+), and"
                            + " print the step and the metrics in one line"));
        }
        if (rule.readsAll()) {
            return Stream.of(new Problem(
                    place + ".when",
                    "reads metrics or diagnostics as a whole; with action StopTrial only what it names is kept, such as"
                            + " metrics.grad_norm or metrics[\"val-loss\"]"));
        }
        var names = LiveRules.of(rules).metrics();
        return names.size() > LatestReport.MOST
                ? Stream.of(new Problem(
                        place + ".when",
                        "brings the metrics that rules with action StopTrial read to %d; at most %d are kept of a report"
                                .formatted(names.size(), LatestReport.MOST)))
                : Stream.empty();
    }

    private static boolean findsNoStep(SweepSpec spec) {
        var stdout = spec.result() == null ? null : spec.result().stdout();
        return stdout != null
                && stdout.format() == StdoutFormat.PATTERN
                && stdout.pattern() != null
                && !stdout.pattern().contains(NAME);
    }
}
