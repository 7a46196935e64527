package dev.sweeps.keeper.list;

/** How many attempts of a trial there may be: each one is looked for. */
final class Attempts {
    private static final int MOST = 10_000;

    private Attempts() {}

    static void require(String trial, int attempts) {
        if (attempts < 0 || attempts > MOST) {
            throw new IllegalArgumentException(
                    "trial %s has %d attempts; 0 to %d are possible".formatted(trial, attempts, MOST));
        }
    }
}
