package dev.sweeps.app.observe;

import com.google.re2j.Pattern;
import dev.sweeps.api.StdoutFormat;
import dev.sweeps.api.StdoutSpec;
import dev.sweeps.app.desired.StdoutProblems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics in what a program prints. The last value of each metric counts. Patterns are RE2's, whose time is linear in the log
 * whatever a user writes.
 */
final class StdoutMetrics {
    /** Characters of a line beyond which it is no report. */
    static final int LONGEST_LINE = 16 * 1024;

    private static final int MOST_METRICS = 64;
    private static final String NAME = "name";

    /** Finds the metrics of one line. */
    @FunctionalInterface
    interface LineReader {
        Map<String, Double> read(String line);
    }

    private final List<String> wanted;
    private final LineReader lines;

    private StdoutMetrics(List<String> wanted, LineReader lines) {
        this.wanted = wanted;
        this.lines = lines;
    }

    /**
     * Prepares the reading of logs.
     *
     * @param wanted metrics that are kept before all others; a pattern without a group {@code name} finds the first
     * @return empty when the pattern cannot be used
     */
    static Optional<StdoutMetrics> of(StdoutSpec spec, List<String> wanted) {
        return lines(spec, wanted.getFirst()).map(lines -> new StdoutMetrics(wanted, lines));
    }

    /** How one line is read; empty when the pattern cannot be used. */
    static Optional<LineReader> lines(StdoutSpec spec, String objective) {
        if (!StdoutProblems.of(spec).isEmpty()) {
            return Optional.empty();
        }
        String pattern = spec.pattern();
        return Optional.of(
                spec.format() == StdoutFormat.PATTERN && pattern != null
                        ? patternLines(Pattern.compile(pattern), objective)
                        : JsonLines::read);
    }

    /** Finite or not: the planner tells a metric that is NaN from one that is missing. */
    Map<String, Double> read(String log) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String line : log.split("[\r\n]+", -1)) {
            if (line.length() <= LONGEST_LINE) {
                lines.read(line).forEach((name, value) -> {
                    if (metrics.size() < MOST_METRICS || metrics.containsKey(name) || wanted.contains(name)) {
                        metrics.put(name, value);
                    }
                });
            }
        }
        return metrics;
    }

    private static LineReader patternLines(Pattern pattern, String objective) {
        boolean named = pattern.namedGroups().containsKey(NAME);
        return line -> {
            Map<String, Double> found = new LinkedHashMap<>();
            var matcher = pattern.matcher(line);
            while (matcher.find()) {
                String name = named ? matcher.group(NAME) : objective;
                String value = matcher.group(StdoutProblems.VALUE);
                if (name != null && !name.isEmpty() && value != null) {
                    Numbers.parse(value).ifPresent(number -> found.put(name, number));
                }
            }
            return found;
        };
    }
}
