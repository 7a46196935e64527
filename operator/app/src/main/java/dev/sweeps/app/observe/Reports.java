package dev.sweeps.app.observe;

import dev.sweeps.api.ResultSpec;
import dev.sweeps.api.StdoutSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.app.observe.StdoutMetrics.LineReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the reports of a running program in what it prints: lines that name a step. They are read in
 * the way in which the metrics of an ended program are; without a choice of the user that is JSON lines, which the Python helper
 * prints.
 */
public final class Reports {
    /** Name of the number that counts progress. */
    public static final String STEP = "step";

    /** Every whole number up to here is a double of its own. */
    private static final double MOST_STEPS = 0x1p53;

    private final LineReader lines;

    private Reports(LineReader lines) {
        this.lines = lines;
    }

    /**
     * What one line reports.
     *
     * @param step the program's own count of progress, not negative
     * @param numbers by (dotted) name, finite or not
     */
    public record Report(long step, Map<String, Double> numbers) {
        public Report {
            // In the order in which they were printed.
            numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }
    }

    /** How the programs of one sweep report. */
    public static Reports of(SweepSpec spec) {
        LineReader lines = Optional.ofNullable(spec.result())
                .map(ResultSpec::stdout)
                .flatMap((StdoutSpec stdout) ->
                        StdoutMetrics.lines(stdout, WantedMetrics.of(spec).getFirst()))
                .orElse(JsonLines::read);
        return new Reports(lines);
    }

    /** The report in a line; empty when the line is none. Of a line written many times over the last time counts. */
    public Optional<Report> in(String line) {
        String visible = line.stripTrailing();
        Map<String, Double> numbers = lines.read(visible.substring(visible.lastIndexOf('\r') + 1));
        Double step = numbers.get(STEP);
        return step == null || !isCount(step) ? Optional.empty() : Optional.of(new Report(step.longValue(), numbers));
    }

    private static boolean isCount(double step) {
        return step >= 0 && step <= MOST_STEPS && step == Math.rint(step);
    }
}
