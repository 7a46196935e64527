package dev.sweeps.core.history;

/** Numbers in sentences: the shortest text that reads back as the same number, whole ones without {@code .0}. */
public final class NumberText {
    private NumberText() {}

    public static String of(double number) {
        var text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
