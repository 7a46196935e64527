package dev.sweeps.app.documents;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The record of a sweep that outlives its objects in the cluster. Equal inputs give equal texts.
 *
 * @param files texts by file name: {@link #RESULTS} for programs (JSON, ASCII), {@link #SUMMARY} for people (YAML)
 * @param log lines {@code <RFC 3339 time> <sentence>} in the order of time, without line ends: what happened to the sweep and its trials
 */
public record SweepDocuments(Map<String, String> files, List<String> log) {
    public static final String RESULTS = "sweep_results.json";
    public static final String SUMMARY = "sweep_summary.yaml";

    /** The share of all bytes that the log may have: what it tells stands in the results too, but for the order. */
    private static final int LOG_SHARE = 5;

    public SweepDocuments {
        files = Map.copyOf(files);
        log = List.copyOf(log);
    }

    /**
     * The record as it is now.
     *
     * @param trials all of the sweep, in any order
     * @param now when the record is written; nothing else depends on it
     * @param mostBytes that both files and the log take together, each compressed by gzip. Whatever does not fit is left out,
     *     the least important first, and the text says so. The summary, and in the results what is said of the sweep and its
     *     best trials, are never left out: they stay below 100 kB unless there are hundreds of parameters
     */
    public static SweepDocuments of(Sweep sweep, List<Trial> trials, Instant now, int mostBytes) {
        var history = SweepHistory.of(sweep, trials);
        var summary = SummaryDocument.of(history, now);
        var log = SweepLog.of(history, mostBytes / LOG_SHARE);
        var left = mostBytes - Gzip.bytes(summary) - Gzip.bytes(String.join("\n", log));
        var results = ResultsDocument.of(history, now, left);
        return new SweepDocuments(Map.of(RESULTS, results, SUMMARY, summary), log);
    }
}
