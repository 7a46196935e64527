package dev.sweeps.app.documents;

import org.jspecify.annotations.Nullable;

/** Texts from outside, such as the last words of a program, within one line of ours. */
final class OneLine {
    /** Characters; the whole text stands in the Trial. */
    private static final int LONGEST = 300;

    private OneLine() {}

    /** Line ends and other control characters become blanks; a long text is cut, and no character is cut in half. */
    static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var line = text.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end) + "…";
    }
}
