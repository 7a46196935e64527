package dev.sweeps.core.finding;

import dev.sweeps.core.curve.LatestReport;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of the user that end a running trial.
 *
 * @param rules in the user's order, in which they are asked
 * @param metrics the (dotted) names of those that the rules read; those below such a name are read too
 */
public record LiveRules(List<FindingRule> rules, Set<String> metrics) {
    /** No rule. */
    public static final LiveRules NONE = new LiveRules(List.of(), Set.of());

    public LiveRules {
        rules = List.copyOf(rules);
        metrics = Set.copyOf(metrics);
    }

    /** Those among {@code rules} that end running trials. */
    public static LiveRules of(List<FindingRule> rules) {
        var live = rules.stream()
                .filter(rule -> rule.action() == FindingRule.Action.STOP_TRIAL)
                .toList();
        return new LiveRules(
                live, live.stream().flatMap(rule -> rule.metrics().stream()).collect(Collectors.toUnmodifiableSet()));
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * The part of a report that the rules read: their metrics, and what was not finite, names that stand in a rule before others.
     * Empty when there is none.
     *
     * @param numbers everything that was reported, finite or not
     */
    Optional<LatestReport> read(int attempt, long step, Map<String, Double> numbers) {
        var read = new LinkedHashMap<String, Double>();
        var notFinite = new LinkedHashSet<String>();
        numbers.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                notFinite.add(name);
            } else if (metrics.stream().anyMatch(wanted -> name.equals(wanted) || name.startsWith(wanted + "."))) {
                read.put(name, value);
            }
        });
        var names = Stream.concat(
                        notFinite.stream().filter(this::isNamed),
                        notFinite.stream().filter(name -> !isNamed(name)))
                .toList();
        return read.isEmpty() && names.isEmpty()
                ? Optional.empty()
                : Optional.of(new LatestReport(attempt, step, read, names));
    }

    private boolean isNamed(String name) {
        return rules.stream().anyMatch(rule -> rule.condition().expression().contains(name));
    }

    /**
     * The first rule that holds of the report of a trial; one that reads what is absent, or cannot be evaluated, does not.
     *
     * @param parameters of the trial, by dotted name
     */
    public Optional<Findings.Held> judge(LatestReport report, Map<String, Object> parameters) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        var reported =
                Reported.of(report.metrics(), report.notFinite(), Map.of()).of(report.step(), parameters);
        return Findings.of(rules, reported).held().stream().findFirst();
    }
}
