package dev.sweeps.core.schedule;

import dev.sweeps.core.history.Lineage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a search answers when it is asked for a configuration. */
public sealed interface Proposal {
    /**
     * A configuration.
     *
     * @param parameters values by dotted name
     * @param chosenBy the algorithm, and why it was not the one that the sweep asks for when that is so
     * @param lineage whose interval the trial is and where it begins; absent unless a population is trained
     */
    record Ready(Map<String, Object> parameters, String chosenBy, @Nullable Lineage lineage) implements Proposal {
        /** Of a trial on its own. */
        public Ready(Map<String, Object> parameters, String chosenBy) {
            this(parameters, chosenBy, null);
        }
    }

    /** There are no more configurations. */
    record Exhausted() implements Proposal {}

    /** It is being worked out: ask again. */
    record NotYet() implements Proposal {}

    /** There is none before one of the trials that are open now has ended. */
    record AfterNextEnd() implements Proposal {}
}
