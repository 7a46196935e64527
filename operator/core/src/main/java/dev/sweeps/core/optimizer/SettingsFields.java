package dev.sweeps.core.optimizer;

import dev.sweeps.core.space.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** The settings of a search by name, as the user wrote them. What is wrong is collected; the default then stands in, so that all is found at once. */
public final class SettingsFields {
    private final Map<String, Object> given;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param given an entry without a value counts as left out
     */
    public SettingsFields(Map<String, Object> given) {
        this.given = given;
    }

    public List<Problem> problems() {
        return problems;
    }

    public void problem(String name, String message) {
        problems.add(new Problem("search.settings." + name, message));
    }

    public boolean has(String name) {
        return given.get(name) != null;
    }

    /** A finite number that {@code fits}; {@code wanted} says to people which ones do. */
    public double number(String name, double otherwise, DoublePredicate fits, String wanted) {
        return switch (given.get(name)) {
            case null -> otherwise;
            case Number number
            when Double.isFinite(number.doubleValue()) && fits.test(number.doubleValue()) -> number.doubleValue();
            case Object other -> wrong(name, other, wanted, otherwise);
        };
    }

    /** A whole number of at least {@code least}. */
    public int whole(String name, int otherwise, int least) {
        return (int) number(
                name,
                otherwise,
                number -> number == Math.rint(number) && number >= least && number <= 1_000_000,
                "a whole number from " + least + " to 1000000");
    }

    public boolean flag(String name, boolean otherwise) {
        return switch (given.get(name)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case Object other -> wrong(name, other, "true or false", otherwise);
        };
    }

    public Optional<String> text(String name) {
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
