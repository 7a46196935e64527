package dev.sweeps.app.documents;

import dev.sweeps.api.GpuSeconds;
import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.SweepSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sweep on a page, as YAML: what was asked, how it ended, the best trials with parameters that can be pasted into a program's
 * configuration, how the best one was found, and what was stopped or failed. Its length does not grow with the number of trials.
 */
final class SummaryDocument {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double HOUR_DIGITS = 1e4;

    private final SweepHistory history;
    private final SweepSpec spec;
    private final Map<String, Object> page = new LinkedHashMap<>();

    private SummaryDocument(SweepHistory history) {
        this.history = history;
        this.spec = history.sweep().getSpec();
    }

    static String of(SweepHistory history, Instant now) {
        var document = new SummaryDocument(history);
        document.state(now);
        document.configuration();
        document.best();
        put(document.page, "improvements", Rounds.of(history));
        put(document.page, "earlyStops", EarlyStops.of(history));
        put(document.page, "failures", Failures.of(history));
        return "# Summary of a sweep; " + SweepDocuments.RESULTS + " has all trials.\n" + YamlText.of(document.page);
    }

    /** Hours to four digits, which is a third of a second. */
    static double hours(long seconds) {
        return Math.round(seconds / SECONDS_PER_HOUR * HOUR_DIGITS) / HOUR_DIGITS;
    }

    private void state(Instant now) {
        var metadata = history.sweep().getMetadata();
        var status = history.status();
        put(page, "sweep", metadata.getName());
        put(page, "namespace", metadata.getNamespace());
        put(page, "uid", metadata.getUid());
        put(page, "written", now.truncatedTo(ChronoUnit.SECONDS).toString());
        put(page, "state", status.state() == null ? "Pending" : ApiJson.tree(status.state()));
        var reason = Reason.of(status);
        if (reason != null) {
            put(page, "reason", reason.word());
            put(page, "message", reason.message());
        }
        Map<String, Object> time = new LinkedHashMap<>();
        put(time, "started", status.startTime());
        put(time, "ended", status.completionTime());
        put(time, "elapsed", status.elapsed());
        put(time, "left", status.eta());
        putSome("time", time);
        put(page, "gpuHours", status.gpuSeconds() == null ? null : gpuHours(status.gpuSeconds()));
        put(page, "trials", status.trials() == null ? null : line(status.trials()));
    }

    private static YamlText.Line gpuHours(GpuSeconds seconds) {
        Map<String, Object> hours = new LinkedHashMap<>();
        hours.put("used", hours(seconds.used()));
        hours.put("waiting", hours(seconds.waiting()));
        hours.put("saved", hours(seconds.saved()));
        hours.put("lost", hours(seconds.lost()));
        return new YamlText.Line(hours);
    }

    private void configuration() {
        put(page, "objective", spec.objective() == null ? null : line(spec.objective()));
        put(page, "objectives", lines(spec.objectives()));
        put(page, "constraints", lines(spec.constraints()));
        Map<String, Object> configuration = new LinkedHashMap<>();
        put(configuration, "trials", spec.trials() == null ? null : line(spec.trials()));
        put(configuration, "budget", spec.budget() == null ? null : line(spec.budget()));
        put(configuration, "search", spec.search() == null ? null : line(spec.search()));
        put(configuration, "earlyStop", spec.earlyStop() == null ? null : ApiJson.tree(spec.earlyStop()));
        putSome("configuration", configuration);
        Map<String, Object> space = new LinkedHashMap<>();
        ApiJson.object(spec.parameters())
                .forEach((name, parameter) -> space.put(
                        String.valueOf(name),
                        parameter instanceof Map<?, ?> fields ? new YamlText.Line(fields) : parameter));
        page.put("parameterSpace", space);
        put(page, "overrides", spec.overrides() == null ? null : ApiJson.tree(spec.overrides()));
    }

    private void best() {
        var status = history.status();
        if (status.best() != null) {
            var best = ranked(status.best());
            // The one that is used most: complete, so that it can be pasted as it is.
            best.put(
                    "configuration",
                    Configurations.whole(spec.overrides(), status.best().parameters()));
            best.remove("rank");
            page.put("best", best);
        }
        if (status.top() != null && !status.top().isEmpty()) {
            page.put(
                    "top",
                    status.top().stream().map(SummaryDocument::withParameters).toList());
        }
        if (status.pareto() != null) {
            Map<String, Object> pareto = new LinkedHashMap<>();
            pareto.put("size", status.pareto().size());
            pareto.put("knee", status.pareto().knee());
            put(pareto, "trials", lines(status.pareto().trials()));
            page.put("pareto", pareto);
        }
        var search = status.search();
        if (search != null) {
            Map<String, Object> what = new LinkedHashMap<>();
            what.put("algorithm", ApiJson.tree(search.algorithm()));
            what.put("reason", search.reason());
            put(what, "configurations", search.size());
            put(what, "expectedOfBest", search.prediction() == null ? null : line(search.prediction()));
            if (search.importance() != null && !search.importance().isEmpty()) {
                Map<String, Object> importance = new LinkedHashMap<>();
                search.importance().forEach(share -> importance.put(share.parameter(), share.share()));
                what.put("importance", importance);
            }
            page.put("search", what);
        }
        put(page, "cache", status.cache() == null ? null : line(status.cache()));
    }

    private static Map<String, Object> withParameters(RankedTrial trial) {
        var entry = ranked(trial);
        entry.put("parameters", Configurations.nested(trial.parameters()));
        return entry;
    }

    private static Map<String, Object> ranked(RankedTrial trial) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("rank", trial.rank());
        entry.put("trial", trial.trial());
        entry.put("objective", trial.objective());
        put(entry, "metrics", trial.metrics() == null ? null : line(trial.metrics()));
        put(entry, "feasible", trial.feasible());
        put(entry, "checkpoint", trial.checkpoint());
        put(entry, "finished", trial.finishedAt());
        return entry;
    }

    private static YamlText.Line line(Object value) {
        return new YamlText.Line(ApiJson.object(value));
    }

    private static @Nullable List<YamlText.Line> lines(@Nullable List<?> values) {
        return values == null
                ? null
                : values.stream().map(SummaryDocument::line).toList();
    }

    private void putSome(String name, Map<String, Object> entries) {
        if (!entries.isEmpty()) {
            page.put(name, entries);
        }
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
