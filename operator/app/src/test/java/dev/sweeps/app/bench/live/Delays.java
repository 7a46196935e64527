package dev.sweeps.app.bench.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * From the moment at which the deciding line was printed to that at which something followed.
 *
 * @param sorted shortest first
 * @param missing decisions from which nothing followed
 */
record Delays(List<Duration> sorted, int missing) {

    /**
     * Those of the programs that printed their deciding line between {@code begin} and {@code end}.
     *
     * @param consequence when it followed
     */
    static Delays of(
            List<Program> programs, Instant begin, Instant end, Function<Program, Optional<Instant>> consequence) {
        List<Duration> found = new ArrayList<>();
        int missing = 0;
        for (Program program : programs) {
            if (program.turnsBadAt().isEmpty()) {
                continue;
            }
            Instant decided = program.timeOf(program.turnsBadAt().getAsLong());
            if (decided.isBefore(begin) || decided.isAfter(end)) {
                continue;
            }
            Optional<Instant> acted = consequence.apply(program);
            acted.ifPresent(at -> found.add(Duration.between(decided, at)));
            missing += acted.isEmpty() ? 1 : 0;
        }
        return new Delays(found.stream().sorted().toList(), missing);
    }

    Duration at(double share) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share)));
    }
}
