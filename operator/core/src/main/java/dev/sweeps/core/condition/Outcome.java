package dev.sweeps.core.condition;

/** What a condition gives for one configuration. */
public sealed interface Outcome {
    /** The plain case. */
    record Decided(boolean holds) implements Outcome {}

    /**
     * It gives something else than true or false.
     *
     * @param type in a user's words, such as {@code a string}
     */
    record NotBoolean(String type) implements Outcome {}

    /**
     * It cannot be evaluated, for example because it reads a parameter that is absent.
     *
     * @param message the words of the CEL library
     * @param absent whether the fault is that something it reads is absent
     */
    record Fault(String message, boolean absent) implements Outcome {}
}
