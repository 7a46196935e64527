package dev.sweeps.keeper.pass;

/** The pass as a whole could not be done; the message is a sentence. */
public final class CannotRun extends Exception {
    private static final long serialVersionUID = 1;

    public CannotRun(String message) {
        super(message, null, false, false);
    }

    /** The message again: here there always is one. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
