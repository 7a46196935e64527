package dev.sweeps.app.observe;

import dev.sweeps.api.ResultSpec;
import dev.sweeps.api.StdoutSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.app.observe.StdoutMetrics.LineReader;
import dev.sweeps.core.curve.CurvePoint;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the reports of a running program in what it prints: lines that name both a step and the watched metric. They are read in
 * the way in which the metrics of an ended program are; without a choice of the user that is JSON lines, which the Python helper
 * prints.
 */
public final class Reports {
    /** Name of the number that counts progress. */
    public static final String STEP = "step";

    /** Every whole number up to here is a double of its own. */
    private static final double MOST_STEPS = 0x1p53;

    private final String metric;
    private final LineReader lines;

    private Reports(String metric, LineReader lines) {
        this.metric = metric;
        this.lines = lines;
    }

    /** How the programs of one sweep report {@code metric}. */
    public static Reports of(SweepSpec spec, String metric) {
        LineReader lines = Optional.ofNullable(spec.result())
                .map(ResultSpec::stdout)
                .flatMap((StdoutSpec stdout) ->
                        StdoutMetrics.lines(stdout, WantedMetrics.of(spec).getFirst()))
                .orElse(JsonLines::read);
        return new Reports(metric, lines);
    }

    /** The report in a line; empty when the line is none. Of a line written many times over the last time counts. */
    public Optional<CurvePoint> in(String line) {
        String visible = line.stripTrailing();
        Map<String, Double> numbers = lines.read(visible.substring(visible.lastIndexOf('\r') + 1));
        Double step = numbers.get(STEP);
        Double value = numbers.get(metric);
        if (step == null || value == null || !isCount(step)) {
            return Optional.empty();
        }
        return Optional.of(new CurvePoint(step.longValue(), value + 0.0));
    }

    private static boolean isCount(double step) {
        return step >= 0 && step <= MOST_STEPS && step == Math.rint(step);
    }
}
