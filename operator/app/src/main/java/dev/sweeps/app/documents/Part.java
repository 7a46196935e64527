package dev.sweeps.app.documents;

/** What the results can do without, in the order in which it is left out. */
enum Part {
    LONG_PARTS("trials: diagnostics, steps, logTail, curve and cache"),
    MESSAGES("trials: message and chosenBy"),
    METRICS("trials: metrics other than those of objectives and constraints"),
    PARAMETERS("trials: parameters of those that are not among the best"),
    TRIALS("trials: those that are not among the best");

    private final String sentence;

    Part(String sentence) {
        this.sentence = sentence;
    }

    /** As it stands in {@code leftOut}. */
    String sentence() {
        return sentence;
    }
}
