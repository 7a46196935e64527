package dev.sweeps.core.attempt;

import dev.sweeps.core.finding.FindingRule;
import dev.sweeps.core.finding.Findings;
import dev.sweeps.core.history.Finding;
import dev.sweeps.core.objective.Objectives;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sweep says about each of its trials.
 *
 * @param objectives what the result must have numbers for
 * @param masked absent: no trial is masked
 * @param rules of the user, over what a program reported that ended well
 * @param retries how many times a failing program is tried again, and one of which a rule says so
 * @param limits of each attempt
 * @param memory absent: a program that runs out of it has failed like any other
 */
public record TrialPolicy(
        Objectives objectives,
        @Nullable MaskedCheck masked,
        List<FindingRule> rules,
        int retries,
        AttemptLimits limits,
        KeptJobs keptJobs,
        @Nullable MemoryPolicy memory) {
    public TrialPolicy {
        rules = List.copyOf(rules);
        if (retries < 0) {
            throw new IllegalArgumentException("retries " + retries + " must not be negative");
        }
    }

    /** Whether one of these findings is the fault of the node. */
    boolean blamesNode(List<Finding> findings) {
        return rules.stream()
                .filter(rule -> rule.action() == FindingRule.Action.AVOID_NODE)
                .anyMatch(
                        rule -> findings.stream().anyMatch(found -> found.rule().equals(rule.name())));
    }

    /** The first of these findings that is worth another attempt. */
    Optional<Findings.Held> worthRetrying(List<Finding> findings) {
        return rules.stream()
                .filter(rule -> rule.action() == FindingRule.Action.RETRY)
                .flatMap(rule -> findings.stream()
                        .filter(found -> found.rule().equals(rule.name()))
                        .map(found -> new Findings.Held(rule, found.numbers())))
                .findFirst();
    }

    /** The same with other limits: they depend on more than the spec. */
    public TrialPolicy within(AttemptLimits others) {
        return new TrialPolicy(objectives, masked, rules, retries, others, keptJobs, memory);
    }
}
