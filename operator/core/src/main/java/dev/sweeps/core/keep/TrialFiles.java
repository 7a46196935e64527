package dev.sweeps.core.keep;

/**
 * Where the files of a finished trial are.
 *
 * @param attempts how many attempts were made; each has a folder, the last one's result counts
 * @param checkpoint path of the checkpoint within the folder of an attempt
 */
public record TrialFiles(String trial, int attempts, String checkpoint) {
    public TrialFiles {
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts " + attempts + " must not be negative");
        }
    }
}
