package dev.sweeps.app.documents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * Something that happened.
 *
 * @param at as the status has it
 * @param turn place among events of the same second: of a trial its index, {@link #FIRST} and {@link #LAST} for the sweep
 * @param sentence line ends in it, which names and messages may bring, become blanks
 */
record Event(Instant at, long turn, Weight weight, String sentence) {
    static final long FIRST = -1;
    static final long LAST = Long.MAX_VALUE;

    /** Events of the same second and turn keep the order in which they were told. */
    static final Comparator<Event> IN_ORDER = Comparator.comparing(Event::at).thenComparingLong(Event::turn);

    /** How much an event matters where not all can be told. */
    enum Weight {
        /** Ordinary starts and ends: the results have them trial by trial. */
        START,
        END,
        /** What happened to the sweep, what was best, and what went wrong or was stopped. */
        NEWS
    }

    Event {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        sentence = OneLine.whole(sentence);
    }

    String line() {
        return at + " " + sentence;
    }
}
