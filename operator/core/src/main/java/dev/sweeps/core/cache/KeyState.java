package dev.sweeps.core.cache;

/** What the records say of a key. */
sealed interface KeyState {
    /** Its entry was stored once, as a program or a warm-up Job reported. */
    record Warm() implements KeyState {}

    /**
     * Somebody is at it.
     *
     * @param by in words, such as {@code trial digits-00003}
     */
    record Building(String by) implements KeyState {}

    /** Its warm-up Job failed. */
    record Broken(String message) implements KeyState {}

    /** Nobody has tried. */
    record Cold() implements KeyState {}
}
