package dev.sweeps.asktell;

/** What the caller said makes no sense; the message says what to say instead. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message, null, false, false);
    }

    /** The message again: here there always is one. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
