package dev.sweeps.core.schedule;

import java.util.Map;

/** What a search answers when it is asked for a configuration. */
public sealed interface Proposal {
    /**
     * A configuration.
     *
     * @param parameters values by dotted name
     * @param chosenBy the algorithm, and why it was not the one that the sweep asks for when that is so
     */
    record Ready(Map<String, Object> parameters, String chosenBy) implements Proposal {}

    /** There are no more configurations. */
    record Exhausted() implements Proposal {}

    /** It is being worked out: ask again. */
    record NotYet() implements Proposal {}
}
