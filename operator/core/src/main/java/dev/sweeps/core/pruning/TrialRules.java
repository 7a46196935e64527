package dev.sweeps.core.pruning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules that the user has put on the trials of a sweep.
 *
 * @param mode whether one rule is enough to end a trial or all have to agree
 * @param rules in the order in which they are asked; none: no trial is ended
 */
public record TrialRules(Mode mode, List<TrialRule> rules) {
    /** The reason of trials that all rules have ended together. */
    public static final String ALL_AGREED = "AllRules";

    /** No rule. */
    public static final TrialRules NONE = new TrialRules(Mode.ANY, List.of());

    /** How rules are put together. */
    public enum Mode {
        ANY,
        ALL
    }

    public TrialRules {
        rules = List.copyOf(rules);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The rule by which trials are paused and continued, if there is one. */
    public Optional<Asha> promotion() {
        return rules.stream()
                .filter(Asha.class::isInstance)
                .map(Asha.class::cast)
                .filter(Asha::promotion)
                .findFirst();
    }

    /** The running trials that should end now, in the order of the cohort, each with the cause. */
    public List<Ended> ended(Cohort cohort) {
        var judges = rules.stream().map(rule -> rule.over(cohort)).toList();
        var ended = new ArrayList<Ended>();
        for (var trial : cohort.contenders()) {
            if (trial.phase() == Contender.Phase.RUNNING && !trial.curve().isEmpty()) {
                verdict(judges, trial).ifPresent(cause -> ended.add(new Ended(trial.name(), cause)));
            }
        }
        return ended;
    }

    private Optional<Cause> verdict(List<TrialJudge> judges, Contender trial) {
        var causes = new ArrayList<Cause>();
        for (var judge : judges) {
            var cause = judge.judge(trial.at(judge.moment(trial)));
            if (mode == Mode.ANY && cause.isPresent()) {
                return cause;
            }
            cause.ifPresent(causes::add);
        }
        return causes.isEmpty() || causes.size() < judges.size() ? Optional.empty() : Optional.of(joined(causes));
    }

    /** The numbers of the first rule, the words of all. */
    private static Cause joined(List<Cause> causes) {
        var first = causes.getFirst();
        var names = causes.stream().map(Cause::rule).collect(Collectors.joining("+"));
        var text = causes.stream().map(Cause::text).collect(Collectors.joining("; and "));
        return new Cause(names, first.step(), first.value(), first.threshold(), first.peers(), text);
    }

    /** A trial that should end. */
    public record Ended(String trial, Cause cause) {}
}
