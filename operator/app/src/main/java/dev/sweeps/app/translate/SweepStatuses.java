package dev.sweeps.app.translate;

import dev.sweeps.api.AvoidedNodeStatus;
import dev.sweeps.api.CacheStatus;
import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.GpuSeconds;
import dev.sweeps.api.RankedTrial;
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
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.stopping.Ending;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
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
                cut(report.reason() + ": " + report.message()),
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

    /**
     * The status of a sweep that is over, for a spec that was edited since: nothing changes but the generation that was seen, and
     * the files.
     *
     * @param checkpoint where that of a ranked trial is; the stored place where it is null
     */
    public static SweepStatus seen(
            Sweep sweep, @Nullable FilesStatus files, Function<RankedTrial, @Nullable String> checkpoint) {
        var status = withFiles(sweep.getStatus(), files, checkpoint);
        var generation = sweep.getMetadata().getGeneration();
        var conditions = status.conditions() == null
                ? null
                : status.conditions().stream()
                        .map(condition -> new ConditionBuilder(condition)
                                .withObservedGeneration(generation)
                                .build())
                        .toList();
        return copy(status, generation, status.state(), status.reason(), conditions);
    }

    /** The status of a spec that cannot be run: what is wrong, and everything that was known before. */
    public static SweepStatus stalled(Sweep sweep, String reason, String message, Instant now) {
        var before = sweep.getStatus();
        var conditions = SweepConditions.of(sweep, SweepState.STALLED, reason, message, now);
        var generation = sweep.getMetadata().getGeneration();
        return copy(
                before == null ? NOTHING : before,
                generation,
                SweepState.STALLED,
                cut(reason + ": " + message),
                conditions);
    }

    private static SweepStatus withFiles(
            SweepStatus status, @Nullable FilesStatus files, Function<RankedTrial, @Nullable String> checkpoint) {
        return new SweepStatus(
                status.observedGeneration(),
                status.state(),
                status.reason(),
                status.conditions(),
                status.startTime(),
                status.completionTime(),
                status.elapsed(),
                status.elapsedSeconds(),
                status.eta(),
                status.trials(),
                status.best() == null ? null : at(status.best(), checkpoint),
                status.top() == null
                        ? null
                        : status.top().stream()
                                .map(ranked -> at(ranked, checkpoint))
                                .toList(),
                status.pareto(),
                status.gpuSeconds(),
                status.cache(),
                files,
                status.search(),
                status.summary(),
                status.nextIndex(),
                status.conclusion(),
                status.avoidedNodes());
    }

    private static RankedTrial at(RankedTrial ranked, Function<RankedTrial, @Nullable String> checkpoint) {
        var place = checkpoint.apply(ranked);
        return place == null
                ? ranked
                : new RankedTrial(
                        ranked.rank(),
                        ranked.trial(),
                        ranked.objective(),
                        ranked.metrics(),
                        ranked.feasible(),
                        ranked.parameters(),
                        place,
                        ranked.finishedAt());
    }

    private static SweepStatus copy(
            SweepStatus status,
            @Nullable Long generation,
            @Nullable SweepState state,
            @Nullable String reason,
            @Nullable List<Condition> conditions) {
        return new SweepStatus(
                generation,
                state,
                reason,
                conditions,
                status.startTime(),
                status.completionTime(),
                status.elapsed(),
                status.elapsedSeconds(),
                status.eta(),
                status.trials(),
                status.best(),
                status.top(),
                status.pareto(),
                status.gpuSeconds(),
                status.cache(),
                status.files(),
                status.search(),
                status.summary(),
                status.nextIndex(),
                status.conclusion(),
                status.avoidedNodes());
    }

    /** True when two statuses differ in nothing but what the passing of time changes. */
    public static boolean sameFacts(SweepStatus one, SweepStatus other) {
        return withoutClock(one).equals(withoutClock(other));
    }

    private static SweepStatus withoutClock(SweepStatus status) {
        return new SweepStatus(
                status.observedGeneration(),
                status.state(),
                status.reason(),
                status.conditions(),
                status.startTime(),
                status.completionTime(),
                null,
                null,
                null,
                status.trials(),
                status.best(),
                status.top(),
                status.pareto(),
                status.gpuSeconds(),
                status.cache(),
                status.files(),
                status.search(),
                status.summary(),
                status.nextIndex(),
                status.conclusion(),
                status.avoidedNodes());
    }

    /** Problems as one sentence, with their places as `kubectl explain` names them. */
    public static String sentence(List<Problem> problems) {
        return problems.stream().map(problem -> "spec." + problem).collect(Collectors.joining("; "));
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

    private static String cut(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 1) + "…";
    }
}
