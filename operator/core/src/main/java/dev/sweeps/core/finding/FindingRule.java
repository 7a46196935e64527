package dev.sweeps.core.finding;

import dev.sweeps.core.condition.Condition;
import dev.sweeps.core.history.Finding;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the user.
 *
 * @param name letters, digits, {@code -} and {@code _}, a letter first
 * @param condition over a {@link Reported} result
 * @param message the user's own words; absent without any
 */
public record FindingRule(
        String name, Condition condition, Finding.Verdict verdict, Action action, @Nullable String message) {

    /** What follows for a trial of which the rule holds, besides the verdict. */
    public enum Action {
        NONE,
        /** It is ended while it runs. */
        STOP_TRIAL,
        /** Its node is to blame. */
        AVOID_NODE,
        /** It is tried again, as a program that failed is. */
        RETRY
    }

    /** The reason of what ends by it. */
    public String reason() {
        return reason(name);
    }

    /** The (dotted) names of the numbers that it reads, in its order. */
    public Set<String> metrics() {
        Set<String> names = new LinkedHashSet<>();
        for (var path : condition.paths()) {
            if (path.size() > 1 && Reported.NUMBERS.contains(path.getFirst())) {
                names.add(String.join(".", path.subList(1, path.size())));
            }
        }
        return names;
    }

    /** Whether it reads all numbers there are, by no name. */
    public boolean readsAll() {
        return condition.paths().stream()
                .anyMatch(path -> path.size() == 1 && Reported.NUMBERS.contains(path.getFirst()));
    }

    /** A name in CamelCase: {@code nan-batches} becomes {@code NanBatches}. */
    public static String reason(String name) {
        return Arrays.stream(name.split("[-_]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
