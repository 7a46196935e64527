package dev.sweeps.core.space;

/**
 * One thing that a user has to change.
 *
 * @param path where below {@code spec}, such as {@code parameters["trainer.lr"]}
 * @param message what is wrong there and what to do, a sentence that can stand after the path and a colon
 */
public record Problem(String path, String message) {
    /** The problem as one line. */
    @Override
    public String toString() {
        return path + ": " + message;
    }
}
