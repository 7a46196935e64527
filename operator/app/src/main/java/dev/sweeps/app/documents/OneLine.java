package dev.sweeps.app.documents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts from outside, such as the last words of a program, within one line of ours. */
final class OneLine {
    /** Characters; the whole text stands in the Trial. */
    private static final int LONGEST = 300;

    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");

    private OneLine() {}

    /** Line ends and other control characters become blanks. */
    static String whole(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** The same, and a long text is cut; no character is cut in half. */
    static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var line = whole(text);
        if (line.length() <= LONGEST) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end) + "…";
    }
}
