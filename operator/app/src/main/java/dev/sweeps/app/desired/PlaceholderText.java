package dev.sweeps.app.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A string of a container, cut at its placeholders: a dollar sign and a name in braces. A second dollar sign before it makes it
 * plain text; so is one without its closing brace.
 */
record PlaceholderText(List<Piece> pieces) {
    private static final String OPEN = "${";
    private static final String ESCAPED = "$${";

    /** A part of the string. */
    sealed interface Piece {
        record Plain(String text) implements Piece {}

        record Name(String name) implements Piece {}
    }

    PlaceholderText {
        pieces = List.copyOf(pieces);
    }

    static PlaceholderText parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int close = text.startsWith(OPEN, at) ? text.indexOf('}', at) : -1;
            if (text.startsWith(ESCAPED, at)) {
                plain.append(OPEN);
                at += ESCAPED.length();
            } else if (close >= 0) {
                pieces.add(new Piece.Plain(plain.toString()));
                plain.setLength(0);
                pieces.add(new Piece.Name(text.substring(at + OPEN.length(), close)));
                at = close + 1;
            } else {
                plain.append(text.charAt(at));
                at++;
            }
        }
        pieces.add(new Piece.Plain(plain.toString()));
        return new PlaceholderText(pieces);
    }

    Stream<String> names() {
        return pieces.stream().filter(Piece.Name.class::isInstance).map(piece -> ((Piece.Name) piece).name());
    }
}
