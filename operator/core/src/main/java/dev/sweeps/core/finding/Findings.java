package dev.sweeps.core.finding;

import dev.sweeps.core.condition.Outcome;
import dev.sweeps.core.history.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules of the user say of one result.
 *
 * @param held the rules that hold, in the user's order
 * @param faults sentences about rules that could not be evaluated, which does not include those that read what was not reported
 */
public record Findings(List<Held> held, List<String> faults) {
    public static final Findings NONE = new Findings(List.of(), List.of());

    /**
     * A rule that holds.
     *
     * @param numbers what it read
     */
    public record Held(FindingRule rule, String numbers) {

        /** {@code the gradients exploded: metrics.grad_norm > 1e6 (metrics.grad_norm is 2000000)}. */
        public String text() {
            var message = rule.message();
            var words = message == null ? "rule " + rule.name() + " holds" : message;
            return words + ": " + rule.condition() + (numbers.isEmpty() ? "" : " (" + numbers + ")");
        }
    }

    public Findings {
        held = List.copyOf(held);
        faults = List.copyOf(faults);
    }

    public static Findings of(List<FindingRule> rules, Reported reported) {
        var held = new ArrayList<Held>();
        var faults = new ArrayList<String>();
        for (var rule : rules) {
            switch (rule.condition().outcome(reported.view())) {
                case Outcome.Decided decided -> {
                    if (decided.holds()) {
                        held.add(new Held(rule, reported.text(rule.condition().paths())));
                    }
                }
                case Outcome.NotBoolean(String type) ->
                    faults.add("rule %s does not apply: it gives %s".formatted(rule.name(), type));
                case Outcome.Fault fault -> {
                    if (!fault.absent()) {
                        faults.add("rule %s does not apply: it cannot be evaluated: %s"
                                .formatted(rule.name(), fault.message()));
                    }
                }
            }
        }
        return new Findings(held, faults);
    }

    /** The first rule that holds and takes the trial its objective. */
    public Optional<Held> deciding() {
        return held.stream()
                .filter(one -> one.rule().verdict() != Finding.Verdict.POOR)
                .findFirst();
    }

    /** What is to be stored. */
    public List<Finding> list() {
        return held.stream()
                .map(one -> new Finding(one.rule().name(), one.rule().verdict(), one.numbers()))
                .toList();
    }

    /** What is to be said besides the result: of rules that judge and do not decide, and of faults; empty or begins with a semicolon. */
    public String remarks() {
        var text = new StringBuilder();
        held.stream()
                .filter(one -> one.rule().verdict() == Finding.Verdict.POOR)
                .forEach(one -> text.append("; poor: ").append(one.text()));
        faults.forEach(fault -> text.append("; ").append(fault));
        return text.toString();
    }
}
