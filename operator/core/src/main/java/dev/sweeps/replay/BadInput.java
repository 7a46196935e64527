package dev.sweeps.replay;

/** What was given makes no sense; the message says what to give instead. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
