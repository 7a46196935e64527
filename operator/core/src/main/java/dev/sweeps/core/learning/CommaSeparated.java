package dev.sweeps.core.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values (RFC 4180): a cell in double quotes may hold commas, line ends and, written twice, quotes. Spaces around a
 * cell without quotes do not count; empty lines are left out; a quote that is never closed ends with the text.
 */
final class CommaSeparated {
    private static final char QUOTE = '"';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();
    private int at;

    private CommaSeparated(String text) {
        this.text = text;
    }

    /** The cells of each line. */
    static List<List<String>> lines(String text) {
        return new CommaSeparated(text).read();
    }

    private List<List<String>> read() {
        at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        while (at < text.length()) {
            line.add(cell());
            if (at == text.length() || text.charAt(at) != ',') {
                endLine();
            } else if (at == text.length() - 1) {
                line.add("");
                endLine();
            }
            at++;
        }
        return lines;
    }

    private void endLine() {
        if (line.size() > 1 || !line.getFirst().isEmpty()) {
            lines.add(List.copyOf(line));
        }
        line = new ArrayList<>();
    }

    /** Ends before the comma or line feed that ends the cell. */
    private String cell() {
        StringBuilder cell = new StringBuilder();
        boolean wasQuoted = false;
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quoted && letter == QUOTE && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
                cell.append(QUOTE);
                at++;
            } else if (letter == QUOTE && (quoted || cell.toString().isBlank())) {
                if (!quoted) {
                    cell.setLength(0);
                }
                quoted = !quoted;
                wasQuoted = true;
            } else if (!quoted && (letter == ',' || letter == '\n')) {
                break;
            } else if (quoted || !wasQuoted || !Character.isWhitespace(letter)) {
                cell.append(letter);
            }
        }
        return wasQuoted ? cell.toString() : cell.toString().strip();
    }
}
