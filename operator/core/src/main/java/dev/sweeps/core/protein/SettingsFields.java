package dev.sweeps.core.protein;

import dev.sweeps.core.space.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** The settings by name, as the user wrote them. What is wrong is collected; the default then stands in, so that all is found at once. */
final class SettingsFields {
    private final Map<String, Object> given;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param given an entry without a value counts as left out
     */
    SettingsFields(Map<String, Object> given) {
        this.given = given;
    }

    List<Problem> problems() {
        return problems;
    }

    void problem(String name, String message) {
        problems.add(new Problem("search.settings." + name, message));
    }

    boolean has(String name) {
        return given.get(name) != null;
    }

    double number(String name, double otherwise, DoublePredicate fits, String wanted) {
        return switch (given.get(name)) {
            case null -> otherwise;
            case Number number
            when Double.isFinite(number.doubleValue()) && fits.test(number.doubleValue()) -> number.doubleValue();
            case Object other -> wrong(name, other, wanted, otherwise);
        };
    }

    int whole(String name, int otherwise, int least) {
        return (int) number(
                name,
                otherwise,
                number -> number == Math.rint(number) && number >= least && number <= 1_000_000,
                "a whole number from " + least + " to 1000000");
    }

    boolean flag(String name, boolean otherwise) {
        return switch (given.get(name)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case Object other -> wrong(name, other, "true or false", otherwise);
        };
    }

    Optional<String> text(String name) {
        return switch (given.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case Object other -> wrong(name, other, "a word", Optional.empty());
        };
    }

    private <T> T wrong(String name, Object value, String wanted, T otherwise) {
        problem(name, "is " + value + "; give " + wanted);
        return otherwise;
    }
}
