package dev.sweeps.app.translate;

import dev.sweeps.api.AvoidedNodeStatus;
import dev.sweeps.api.CacheStatus;
import dev.sweeps.api.GpuSeconds;
import dev.sweeps.api.SearchStatus;
import dev.sweeps.api.SummaryColumns;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.api.TrialCounts;
import dev.sweeps.core.objective.ObjectiveText;
import dev.sweeps.core.schedule.Conclusion;
import dev.sweeps.core.schedule.Elapsed;
import dev.sweeps.core.schedule.SweepReport;
import dev.sweeps.core.stopping.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the planner reports as the status of a Sweep. */
public final class SweepStatuses {
    /** The status of a sweep of which nothing has been reported. */
    public static final SweepStatus NOTHING = new SweepStatus(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null);

    private static final double SECONDS_PER_HOUR = 3600;
    private static final int LONGEST_REASON = 200;

    private SweepStatuses() {}

    public static SweepStatus of(
            Sweep sweep,
            SweepReport report,
            SearchStatus search,
            @Nullable CacheStatus cache,
            KeptFilesReport files,
            List<AvoidedNodeStatus> avoided,
            Instant now) {
        var state = SweepState.valueOf(report.state().name());
        var rankings = new Rankings(ObjectiveSpecs.of(sweep.getSpec()), report.ranking(), files.checkpoint());
        var top = rankings.top();
        return new SweepStatus(
                sweep.getMetadata().getGeneration(),
                state,
                reason(report.reason(), report.message()),
                SweepConditions.of(sweep, state, report.reason(), report.message(), now),
                time(report.startedAt()),
                time(report.completedAt()),
                report.startedAt() == null ? null : Elapsed.text(report.elapsed()),
                report.startedAt() == null ? null : report.elapsed().toSeconds(),
                eta(report.eta()),
                counts(report),
                top.isEmpty() ? null : top.getFirst(),
                isAskedForNone(sweep) ? List.of() : top,
                rankings.pareto(),
                new GpuSeconds(
                        report.gpuSecondsUsed(),
                        report.gpuSecondsWaiting(),
                        report.gpuSecondsSaved(),
                        report.gpuSecondsLost()),
                cache,
                files.status(),
                search,
                summary(report, rankings),
                report.nextIndex(),
                conclusion(report.conclusion()),
                avoided.isEmpty() ? null : avoided);
    }

    private static boolean isAskedForNone(Sweep sweep) {
        var keep = sweep.getSpec().keep();
        return keep != null && Objects.equals(keep.topK(), 0);
    }

    private static TrialCounts counts(SweepReport report) {
        var counts = report.trials();
        return new TrialCounts(
                report.total(),
                counts.created(),
                counts.pending(),
                counts.running(),
                counts.paused(),
                counts.finished(),
                counts.succeeded(),
                counts.failed(),
                counts.masked(),
                counts.stopped(),
                counts.cancelled());
    }

    private static SummaryColumns summary(SweepReport report, Rankings rankings) {
        var total = report.total() == null ? "?" : report.total().toString();
        return new SummaryColumns(
                report.trials().finished() + "/" + total,
                ObjectiveText.title(rankings.objectives()),
                rankings.column(),
                hours(report.gpuSecondsUsed()),
                hours(report.gpuSecondsSaved()));
    }

    private static String hours(long seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds / SECONDS_PER_HOUR);
    }

    private static @Nullable String eta(@Nullable Duration eta) {
        return eta == null ? null : Elapsed.text(eta);
    }

    private static dev.sweeps.api.@Nullable Conclusion conclusion(@Nullable Conclusion conclusion) {
        return conclusion == null
                ? null
                : new dev.sweeps.api.Conclusion(
                        conclusion.ending() == Ending.COMPLETE,
                        conclusion.reason(),
                        conclusion.message(),
                        conclusion.decidedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The word and the beginning of its explanation. */
    static String reason(String word, String message) {
        var text = word + ": " + message;
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 1) + "…";
    }
}
