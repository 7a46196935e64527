package dev.sweeps.app.reconcile;

import dev.sweeps.api.AvoidedNodeStatus;
import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.app.keep.Counted;
import dev.sweeps.app.translate.AvoidedNodes;
import dev.sweeps.core.history.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a user should hear when the status of a Sweep goes from one to the next. */
final class SweepAnnouncements {
    private SweepAnnouncements() {}

    static List<Announcement> of(@Nullable SweepStatus before, SweepStatus after) {
        var said = new ArrayList<Announcement>();
        state(before, after).ifPresent(said::add);
        if (after.conclusion() != null
                && after.completionTime() == null
                && (before == null || before.conclusion() == null)) {
            var conclusion = after.conclusion();
            said.add(
                    conclusion.successful()
                            ? Announcement.normal(conclusion.reason(), conclusion.message(), "")
                            : Announcement.warning(conclusion.reason(), conclusion.message(), ""));
        }
        best(before, after).ifPresent(said::add);
        files(before, after).ifPresent(said::add);
        said.addAll(avoided(before, after));
        return said;
    }

    private static Optional<Announcement> state(@Nullable SweepStatus before, SweepStatus after) {
        var old = before == null ? null : before.state();
        var state = after.state();
        if (state == null || (state == old && state != SweepState.STALLED)) {
            return Optional.empty();
        }
        var why = Objects.requireNonNullElse(after.reason(), "");
        return Optional.ofNullable(
                switch (state) {
                    case PENDING -> null;
                    case RUNNING ->
                        old == SweepState.SUSPENDED
                                ? Announcement.normal("SweepResumed", "resumed; " + done(after), key(after))
                                : Announcement.normal("SweepStarted", why, "");
                    case SUSPENDED -> Announcement.normal("SweepSuspended", why, key(after));
                    case STALLED -> Announcement.warning("SweepStalled", why, why);
                    case COMPLETE -> Announcement.normal("SweepCompleted", done(after) + "; " + why, "");
                    case FAILED -> Announcement.warning("SweepFailed", done(after) + "; " + why, "");
                });
    }

    private static Optional<Announcement> best(@Nullable SweepStatus before, SweepStatus after) {
        var best = after.best();
        var old = before == null ? null : before.best();
        if (best == null || (old != null && old.trial().equals(best.trial()))) {
            return Optional.empty();
        }
        var message = best.trial() + " is the best so far: " + measured(best);
        return Optional.of(Announcement.normal("NewBestTrial", message, best.trial()));
    }

    private static Optional<Announcement> files(@Nullable SweepStatus before, SweepStatus after) {
        var files = after.files();
        var old = before == null ? null : before.files();
        if (files == null || (old != null && old.passes() == files.passes()) || files.passes() == 0) {
            return Optional.empty();
        }
        var pass = String.valueOf(files.passes());
        if (files.message() != null) {
            var message = files.message();
            return Optional.of(
                    files.failures() > 0
                            ? Announcement.warning("FilesNotKept", message, pass)
                            : Announcement.normal("FilesKeptInPart", message, pass));
        }
        var released = files.released() - (old == null ? 0 : old.released());
        var deleted = files.deleted() - (old == null ? 0 : old.deleted());
        var freed = files.bytesFreed() - (old == null ? 0 : old.bytesFreed());
        if (released + deleted == 0) {
            return Optional.empty();
        }
        var models = files.checkpoints() == null ? 0 : files.checkpoints().size();
        var message = new StringJoiner("; ");
        message.add("%s of the best trials kept".formatted(Counted.of(models, "checkpoint")));
        if (released > 0) {
            message.add("%s of other trials moved to the trash"
                    .formatted(Counted.of(released, "folder or file", "folders or files")));
        }
        if (deleted > 0) {
            message.add("%s deleted, %s freed"
                    .formatted(Counted.of(deleted, "folder or file", "folders or files"), Counted.of(freed, "byte")));
        }
        return Optional.of(Announcement.normal("FilesReleased", message.toString(), pass));
    }

    private static List<Announcement> avoided(@Nullable SweepStatus before, SweepStatus after) {
        var known = names(before);
        return after.avoidedNodes() == null
                ? List.of()
                : after.avoidedNodes().stream()
                        .filter(node -> !known.contains(node.node()))
                        .map(node -> Announcement.warning("NodeAvoided", AvoidedNodes.text(node), node.node()))
                        .toList();
    }

    private static Set<String> names(@Nullable SweepStatus status) {
        return status == null || status.avoidedNodes() == null
                ? Set.of()
                : status.avoidedNodes().stream().map(AvoidedNodeStatus::node).collect(Collectors.toSet());
    }

    private static String measured(RankedTrial trial) {
        var metrics = trial.metrics();
        var text = metrics == null
                ? NumberText.of(trial.objective())
                : metrics.entrySet().stream()
                        .map(metric -> metric.getKey() + " " + NumberText.of(metric.getValue()))
                        .collect(Collectors.joining(", "));
        return Boolean.FALSE.equals(trial.feasible()) ? text + ", but it misses a constraint" : text;
    }

    private static String done(SweepStatus status) {
        var summary = status.summary();
        var elapsed = status.elapsed() == null ? "" : " in " + status.elapsed();
        return (summary == null ? "no" : summary.done()) + " trials finished" + elapsed;
    }

    private static String key(SweepStatus status) {
        return String.valueOf(status.observedGeneration());
    }
}
