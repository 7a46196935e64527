package dev.sweeps.keeper.list;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that are one component of a path and nothing else, whatever reads them. */
final class PlainName {
    private static final int LONGEST = 63;
    private static final Pattern OBJECT = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_]([-A-Za-z0-9._]*[A-Za-z0-9_])?");

    private PlainName() {}

    /** A name as objects of Kubernetes have it; throws {@link IllegalArgumentException} otherwise. */
    static void requireObject(String what, @Nullable String name) {
        require(what, name, OBJECT, "small letters, digits, - and .");
    }

    /** A name of a report; throws {@link IllegalArgumentException} otherwise. */
    static void requireFile(String what, @Nullable String name) {
        require(what, name, FILE, "letters, digits, -, _ and .");
    }

    private static void require(String what, @Nullable String name, Pattern pattern, String of) {
        if (name == null || name.length() > LONGEST || !pattern.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s \"%s\" is not one plain name of at most %d characters: %s, the first and the last a letter or a digit"
                            .formatted(what, shown(name), LONGEST, of));
        }
    }

    /** Control characters would break the lines of a log, and long names the report. */
    static String shown(@Nullable String text) {
        String plain = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
