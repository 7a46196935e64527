package dev.sweeps.app.bench.live;

import java.time.Duration;
import java.util.List;

/**
 * The work of a run.
 *
 * @param trials that run and report at once
 * @param time for which all of them do
 * @param streams how many logs the operator may follow at once, in one run after another
 */
record LiveLoad(int trials, Duration time, List<Integer> streams) {
    /** Connections that break in a minute. */
    static final int CUTS = 100;

    private static final int TRIALS = 1000;
    private static final int SECONDS = 180;

    /** From the command line: {@code [TRIALS SECONDS [STREAMS ...]]}; without streams once one for each trial and once for every other one. */
    static LiveLoad of(String[] arguments) {
        if (arguments.length == 1) {
            throw new IllegalArgumentException("arguments: [TRIALS SECONDS [STREAMS ...]]");
        }
        int trials = arguments.length == 0 ? TRIALS : Integer.parseInt(arguments[0]);
        int seconds = arguments.length == 0 ? SECONDS : Integer.parseInt(arguments[1]);
        List<Integer> streams =
                List.of(arguments).stream().skip(2).map(Integer::parseInt).toList();
        return new LiveLoad(
                trials, Duration.ofSeconds(seconds), streams.isEmpty() ? List.of(trials, trials / 2) : streams);
    }
}
