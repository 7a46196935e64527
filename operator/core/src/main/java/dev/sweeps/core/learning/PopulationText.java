package dev.sweeps.core.learning;

import dev.sweeps.core.history.NumberText;
import dev.sweeps.core.history.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decisions of population based training in words, for {@code spec.chosenBy} of a trial. */
final class PopulationText {
    private PopulationText() {}

    static String begins(int member, Optional<TrialRecord> failed) {
        return head(member)
                + failed.map(trial -> "begins anew with a draw: %s %s, and there is no better one"
                                .formatted(trial.name(), end(trial)))
                        .orElse("begins with a draw");
    }

    static String continues(int member, TrialRecord own) {
        return head(member) + "continues " + own.name() + " with its parameters";
    }

    /** {@code pbt: member 3 takes over digits-00001 (0.95; its own digits-00003: 0.61): lr 0.01 -> 0.012}. */
    static String takesOver(int member, TrialRecord own, TrialRecord winner, Map<String, Object> values) {
        var changes = changes(winner.parameters(), values);
        return head(member)
                + "takes over %s (%s; its own %s %s)%s"
                        .formatted(
                                winner.name(),
                                number(winner.objective()),
                                own.name(),
                                end(own),
                                changes.isEmpty() ? " with its parameters" : ": " + String.join(", ", changes));
    }

    private static String head(int member) {
        return "%s: member %d ".formatted(PopulationSearch.NAME, member);
    }

    private static String end(TrialRecord trial) {
        return switch (trial.state()) {
            case SUCCEEDED -> "had " + number(trial.objective());
            case MASKED -> "was masked";
            case STOPPED -> "was stopped";
            case FAILED, CANCELLED, PENDING, RUNNING, PAUSED -> "failed";
        };
    }

    private static List<String> changes(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<String> changes = new ArrayList<>();
        for (var name : names) {
            var from = value(before.get(name));
            var to = value(after.get(name));
            if (!from.equals(to)) {
                changes.add("%s %s -> %s".formatted(name, from, to));
            }
        }
        return changes;
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Double number when Double.isFinite(number) -> NumberText.rounded(number);
            case Float number when Float.isFinite(number) -> NumberText.rounded(number);
            // The cluster gives 1.0 back as 1.
            case Number number
            when number.doubleValue() == Math.rint(number.doubleValue()) -> NumberText.of(number.doubleValue());
            default -> Objects.toString(value);
        };
    }

    private static String number(@Nullable Double objective) {
        return objective == null || !Double.isFinite(objective) ? "no objective" : NumberText.of(objective);
    }
}
