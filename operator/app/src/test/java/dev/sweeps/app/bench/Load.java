package dev.sweeps.app.bench;

/**
 * The work of one run.
 *
 * @param trials pods in all
 * @param parallel pods at once
 * @param milliseconds that each pod runs
 */
record Load(int trials, int parallel, int milliseconds) {
    static final Load DEFAULT = new Load(1000, 100, 1000);

    /** From the command line: all three numbers or none. */
    static Load of(String[] arguments) {
        return switch (arguments.length) {
            case 0 -> DEFAULT;
            case 3 ->
                new Load(
                        Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException("arguments: [TRIALS PARALLEL MILLISECONDS]");
        };
    }
}
