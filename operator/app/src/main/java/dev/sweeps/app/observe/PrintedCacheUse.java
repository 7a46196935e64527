package dev.sweeps.app.observe;

import dev.sweeps.core.attempt.ReportedResult;
import dev.sweeps.core.history.CacheUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a running program has printed of the batch cache. Its result comes when it ends, which may be hours after its data lay in the
 * cache; those who wait for the data should not wait for that.
 */
public final class PrintedCacheUse {
    private static final String BEGIN = "{\"cache\":{";
    private static final int LONGEST_LINE = 4096;

    private PrintedCacheUse() {}

    /** The last report in a log; empty when there is none. */
    public static Optional<CacheUse> in(String log) {
        return log.lines()
                .filter(line -> line.startsWith(BEGIN) && line.length() <= LONGEST_LINE)
                .reduce((_, later) -> later)
                .flatMap(PrintedCacheUse::read);
    }

    private static Optional<CacheUse> read(String line) {
        return new ResultParser(List.of(), LONGEST_LINE).parse(Map.of("", line)) instanceof ReportedResult.Parsed parsed
                ? CacheUse.of(parsed.metrics(), parsed.diagnostics())
                : Optional.empty();
    }
}
