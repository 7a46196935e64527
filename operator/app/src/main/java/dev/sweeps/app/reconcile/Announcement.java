package dev.sweeps.app.reconcile;

/**
 * Something a user should read in {@code kubectl describe}.
 *
 * @param reason CamelCase, one meaning each
 * @param key what makes this announcement different from others of the same reason about the same object; a repetition with
 *     the same key is not recorded again
 */
record Announcement(Severity severity, String reason, String message, String key) {

    enum Severity {
        NORMAL("Normal"),
        WARNING("Warning");

        final String text;

        Severity(String text) {
            this.text = text;
        }
    }

    static Announcement normal(String reason, String message, String key) {
        return new Announcement(Severity.NORMAL, reason, message, key);
    }

    static Announcement warning(String reason, String message, String key) {
        return new Announcement(Severity.WARNING, reason, message, key);
    }
}
