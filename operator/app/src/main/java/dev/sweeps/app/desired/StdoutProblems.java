package dev.sweeps.app.desired;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sweeps.api.StdoutFormat;
import dev.sweeps.api.StdoutSpec;
import dev.sweeps.core.space.Problem;
import java.util.List;

/** A pattern for metrics on stdout that cannot be used. */
public final class StdoutProblems {
    /** The group of a pattern that holds the number. */
    public static final String VALUE = "value";

    private static final String PATH = "result.stdout.pattern";
    private static final int LONGEST = 512;

    private StdoutProblems() {}

    /** Empty when metrics can be read so; else RE2's own words. */
    public static List<Problem> of(StdoutSpec spec) {
        if (spec.format() != StdoutFormat.PATTERN) {
            return List.of();
        }
        if (spec.pattern() == null) {
            return problem("is missing: give an RE2 expression such as reward=(?P<value>\\S+)");
        }
        if (spec.pattern().length() > LONGEST) {
            return problem("is longer than " + LONGEST + " characters: give a shorter one");
        }
        try {
            return Pattern.compile(spec.pattern()).namedGroups().containsKey(VALUE)
                    ? List.of()
                    : problem("has no group named value: mark the number, as in reward=(?P<value>\\S+)");
        } catch (PatternSyntaxException e) {
            return problem("is no RE2 expression: " + e.getDescription() + ": `" + e.getPattern() + "`");
        }
    }

    private static List<Problem> problem(String message) {
        return List.of(new Problem(PATH, message));
    }
}
