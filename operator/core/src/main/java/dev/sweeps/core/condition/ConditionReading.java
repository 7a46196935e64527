package dev.sweeps.core.condition;

/** What became of a condition that a user wrote. */
public sealed interface ConditionReading {
    /** The condition can be evaluated. */
    record Ready(Condition condition) implements ConditionReading {}

    /**
     * It cannot.
     *
     * @param message a sentence that can stand after the condition's place and a colon
     */
    record Rejected(String message) implements ConditionReading {}
}
