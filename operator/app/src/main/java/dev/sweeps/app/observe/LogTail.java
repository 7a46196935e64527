package dev.sweeps.app.observe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The end of a log as it can stand in a status: a few lines of plain text. */
final class LogTail {
    private static final int MOST_LINES = 20;
    private static final int MOST_BYTES = 1024;

    /** Colours and cursor movements of terminals. */
    private static final Pattern ESCAPES =
            Pattern.compile("\u001B(\\[[0-9;?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(\u0007|\u001B\\\\)?|[@-Z\\\\-_])");

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

    private LogTail() {}

    /** Empty when the log says nothing. */
    static Optional<String> of(String log) {
        List<String> lines = Arrays.stream(log.split("\n", -1))
                .map(LogTail::lastOverwrite)
                .map(LogTail::clean)
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
        Deque<String> kept = new ArrayDeque<>();
        int left = MOST_BYTES;
        for (String line : lines.reversed()) {
            int bytes = bytes(line) + 1;
            if (kept.size() == MOST_LINES || bytes > left) {
                if (kept.isEmpty()) {
                    kept.addFirst(end(line, left));
                }
                break;
            }
            kept.addFirst(line);
            left -= bytes;
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", kept));
    }

    /** Without escape sequences; every other control character is a blank. */
    static String clean(String line) {
        return CONTROLS.matcher(ESCAPES.matcher(line).replaceAll("")).replaceAll(" ");
    }

    /** Progress bars write one line many times; the last time is what a terminal shows. */
    private static String lastOverwrite(String line) {
        String visible = line.stripTrailing();
        return visible.substring(visible.lastIndexOf('\r') + 1);
    }

    /** The last characters that fit into {@code max} bytes, none of them cut. */
    private static String end(String line, int max) {
        int start = line.length();
        int bytes = 0;
        while (start > 0) {
            int character = line.codePointBefore(start);
            bytes += bytes(Character.toString(character));
            if (bytes > max) {
                break;
            }
            start -= Character.charCount(character);
        }
        return line.substring(start);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
