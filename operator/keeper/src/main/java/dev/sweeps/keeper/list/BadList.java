package dev.sweeps.keeper.list;

/** The list makes no sense, so nothing of it is done; the message is a sentence. */
public final class BadList extends Exception {
    private static final long serialVersionUID = 1;

    BadList(String message) {
        super(message, null, false, false);
    }

    /** The message again: here there always is one. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
