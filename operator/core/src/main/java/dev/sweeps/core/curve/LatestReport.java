package dev.sweeps.core.curve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest report of a trial, as far as somebody reads it. Lines of one step are one report.
 *
 * @param attempt that reported it, from 1
 * @param step the program's own count of progress, not negative
 * @param metrics finite numbers by reported name, at most {@value #MOST}
 * @param notFinite names of numbers that were NaN or infinite, at most as many
 */
public record LatestReport(int attempt, long step, Map<String, Double> metrics, List<String> notFinite) {
    /** Numbers, and names, that are worth a place in a Trial. */
    public static final int MOST = 16;

    public LatestReport {
        if (attempt < 1 || step < 0) {
            throw new IllegalArgumentException("attempt " + attempt + " and step " + step + " count from 1 and 0");
        }
        Map<String, Double> first = new LinkedHashMap<>();
        metrics.entrySet().stream().limit(MOST).forEach(metric -> first.put(metric.getKey(), metric.getValue()));
        metrics = Collections.unmodifiableMap(first);
        notFinite = notFinite.stream().limit(MOST).toList();
    }

    /** This one after an earlier one: both together when they are of the same step. */
    public LatestReport after(@Nullable LatestReport earlier) {
        if (earlier == null || earlier.attempt != attempt || earlier.step != step) {
            return this;
        }
        Map<String, Double> both = new LinkedHashMap<>(earlier.metrics);
        notFinite.forEach(both::remove);
        both.putAll(metrics);
        List<String> names = new ArrayList<>(earlier.notFinite);
        names.removeAll(metrics.keySet());
        return new LatestReport(
                attempt,
                step,
                both,
                Stream.concat(names.stream(), notFinite.stream()).distinct().toList());
    }

    /** Whether this one comes later than {@code other}, or says more of the same step. */
    public boolean isBeyond(@Nullable LatestReport other) {
        return other == null
                || attempt > other.attempt
                || (attempt == other.attempt && (step > other.step || (step == other.step && !equals(other))));
    }
}
