package dev.sweeps.core.value;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Spelling {
    private Spelling() {}

    /** The known word with the fewest letters to change, if these are at most a third of the longer word. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - wanted.length()) * 3
                        <= Math.max(candidate.length(), wanted.length()))
                .filter(candidate -> 3 * distance(wanted, candidate.toLowerCase(Locale.ROOT))
                        <= Math.max(candidate.length(), wanted.length()))
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
    }

    /** A half sentence for a message: {@code ; did you mean x?}, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(found -> "; did you mean " + found + "?")
                .orElse("");
    }

    /** Levenshtein distance, one row at a time. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], diagonal));
            }
        }
        return row[to.length()];
    }
}
