package dev.sweeps.app.bench.live;

import dev.sweeps.api.CurvePoint;
import dev.sweeps.api.Trial;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What the programs have printed, beside what the Trials say. Of a program that turns bad the steps up to that one count.
 *
 * @param printed steps
 * @param once those that stand in their Trial exactly once
 * @param thinned trials whose curve was too long to be stored whole; they are left out here
 */
record Steps(long printed, long once, int thinned) {
    /** A Trial holds no more points. */
    private static final int MOST_POINTS = 256;

    /**
     * Compares.
     *
     * @param silent from when on nothing was printed any more
     */
    static Steps of(List<Program> programs, List<Trial> trials, Instant silent) {
        Map<String, List<Long>> stored = trials.stream()
                .collect(Collectors.toMap(trial -> trial.getMetadata().getName(), Steps::storedIn));
        long printed = 0;
        long once = 0;
        int thinned = 0;
        for (Program program : programs) {
            long count =
                    Math.min(program.printedBy(silent), program.turnsBadAt().orElse(Long.MAX_VALUE - 1) + 1);
            if (count > MOST_POINTS) {
                thinned++;
                continue;
            }
            printed += count;
            once += seenOnce(count, stored.getOrDefault(program.trial(), List.of()));
        }
        return new Steps(printed, once, thinned);
    }

    double share() {
        return printed == 0 ? 0 : (double) once / printed;
    }

    private static long seenOnce(long count, List<Long> stored) {
        Set<Long> once = new HashSet<>();
        Set<Long> twice = new HashSet<>();
        stored.forEach(step -> (once.contains(step) ? twice : once).add(step));
        return LongStream.range(0, count)
                .filter(step -> once.contains(step) && !twice.contains(step))
                .count();
    }

    private static List<Long> storedIn(Trial trial) {
        return trial.getStatus() == null || trial.getStatus().curve() == null
                ? List.of()
                : Objects.requireNonNull(trial.getStatus().curve()).points().stream()
                        .map(CurvePoint::step)
                        .toList();
    }
}
