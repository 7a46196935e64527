package dev.sweeps.core.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the names of parameters must be: good for themselves, as fields of one object and as environment variables. */
final class NameRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final int LONGEST = 200;

    /** What YAML 1.1, which kubectl reads, makes of a bare word in a key. */
    private static final Pattern WORD_LOST = Pattern.compile("\\[\"(true|false)\"]", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> pathOfName = new HashMap<>();
    private final Map<String, String> nameOfVariable = new HashMap<>();

    private NameRules() {}

    static List<Problem> check(List<Definitions.Named> named) {
        NameRules rules = new NameRules();
        List<Problem> problems = new ArrayList<>();
        for (Definitions.Named one : named) {
            rules.add(one).ifPresent(message -> problems.add(new Problem(one.path(), message)));
        }
        for (Definitions.Named one : named) {
            rules.enclosing(one.name()).ifPresent(message -> problems.add(new Problem(one.path(), message)));
        }
        return problems;
    }

    private Optional<String> add(Definitions.Named one) {
        String name = one.name();
        if (!NAME.matcher(name).matches() || name.contains("..") || name.endsWith(".") || name.length() > LONGEST) {
            return Optional.of(
                    "the name " + name + " is not allowed; use letters, digits, _ and -, with single dots between"
                            + " parts, begin with a letter or _, at most " + LONGEST + " characters");
        }
        Matcher lost = WORD_LOST.matcher(one.path());
        if (lost.find()) {
            return Optional.of(wordLost(lost.group(1).equalsIgnoreCase("true")));
        }
        String other = pathOfName.putIfAbsent(name, one.path());
        if (other != null) {
            return Optional.of("the name " + name + " is already given by " + other + "; remove one of the two");
        }
        String variable = variable(name);
        String twin = nameOfVariable.putIfAbsent(variable, name);
        return twin == null
                ? Optional.empty()
                : Optional.of("the name " + name + " and the name " + twin + " are both the environment variable "
                        + variable + "; rename one of the two");
    }

    private static String wordLost(boolean value) {
        return value
                ? "YAML reads an unquoted y, yes, on as true: quote the name, \"y\": …, or choose another one"
                : "YAML reads an unquoted n, no, off as false: quote the name, \"n\": …, or choose another one";
    }

    /** How a trial's container gets the value of this parameter. */
    static String variable(String name) {
        return "SWEEP_PARAM_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private Optional<String> enclosing(String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String prefix = name.substring(0, dot);
            if (pathOfName.containsKey(prefix)) {
                return Optional.of("the name " + name + " lies inside the parameter " + prefix
                        + ", which cannot be a value and an object at once; rename one of the two");
            }
        }
        return Optional.empty();
    }
}
