package dev.sweeps.core.space;

/** Ends the reading of one definition at its first fault. Never leaves this room: the fault becomes a {@link Problem}. */
final class BadDefinition extends Exception {
    private static final long serialVersionUID = 1;

    private final String fault;

    /**
     * @param fault what is wrong and what to do, to stand after the definition's path and a colon
     */
    BadDefinition(String fault) {
        super(fault, null, false, false);
        this.fault = fault;
    }

    String fault() {
        return fault;
    }
}
