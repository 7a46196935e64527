package dev.sweeps.core.finding;

import dev.sweeps.core.condition.Condition;
import dev.sweeps.core.history.Finding;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the user.
 *
 * @param name letters, digits, {@code -} and {@code _}, a letter first
 * @param condition over a {@link Reported} result
 * @param message the user's own words; absent without any
 */
public record FindingRule(String name, Condition condition, Finding.Verdict verdict, @Nullable String message) {

    /** The reason of what ends by it. */
    public String reason() {
        return reason(name);
    }

    /** A name in CamelCase: {@code nan-batches} becomes {@code NanBatches}. */
    public static String reason(String name) {
        return Arrays.stream(name.split("[-_]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
