package dev.sweeps.app.documents;

import dev.sweeps.api.SweepState;
import dev.sweeps.app.documents.Event.Weight;
import dev.sweeps.app.translate.TrialRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened to the sweep itself: its start, a pause or a fault that lasts, the decision to end, and the end. */
final class SweepEvents {
    private SweepEvents() {}

    static List<Event> of(SweepHistory history) {
        var status = history.status();
        var events = new ArrayList<Event>();
        add(events, TrialRecords.instant(status.startTime()), Event.FIRST, started(history));
        var reason = Reason.of(status);
        var sentence = reason == null ? "" : ": " + OneLine.of(reason.sentence());
        if (status.state() == SweepState.SUSPENDED || status.state() == SweepState.STALLED) {
            var word = status.state() == SweepState.SUSPENDED ? "Suspended" : "Stalled";
            add(events, since(history, word), Event.LAST, "is " + word.toLowerCase(Locale.ROOT) + sentence);
        }
        var completedAt = TrialRecords.instant(status.completionTime());
        var conclusion = status.conclusion();
        var decidedAt = conclusion == null ? null : TrialRecords.instant(conclusion.decidedAt());
        if (conclusion != null && decidedAt != null && !decidedAt.equals(completedAt)) {
            var why = OneLine.of(conclusion.reason() + ": " + conclusion.message());
            add(events, decidedAt, Event.LAST, "is to end: " + why);
        }
        var how = status.state() == SweepState.FAILED ? "has failed" : "is complete";
        add(events, completedAt, Event.LAST, how + sentence);
        return events.stream()
                .map(event -> new Event(
                        event.at(), event.turn(), event.weight(), "sweep " + history.name() + " " + event.sentence()))
                .toList();
    }

    /** {@code starts: maximize accuracy, minimize model_kb; at most 12 trials, 4 at once; random search}. */
    private static String started(SweepHistory history) {
        var parts = new ArrayList<String>();
        var objectives = history.objectives();
        if (objectives != null) {
            parts.add(objectives.each().stream()
                    .map(each -> each.goal().name().toLowerCase(Locale.ROOT) + " " + OneLine.of(each.metric()))
                    .collect(Collectors.joining(", ")));
        }
        var trials = history.sweep().getSpec().trials();
        if (trials != null) {
            var most = trials.max() == null ? "every combination" : "at most " + trials.max() + " trials";
            parts.add(most + ", " + (trials.parallel() == null ? 1 : trials.parallel()) + " at once");
        }
        var search = history.status().search();
        if (search != null) {
            parts.add(search.algorithm().name().toLowerCase(Locale.ROOT) + " search");
        }
        return "starts: " + String.join("; ", parts);
    }

    private static @Nullable Instant since(SweepHistory history, String type) {
        var conditions = history.status().conditions();
        return conditions == null
                ? null
                : conditions.stream()
                        .filter(condition -> type.equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .findFirst()
                        .map(condition -> TrialRecords.instant(condition.getLastTransitionTime()))
                        .orElse(null);
    }

    private static void add(List<Event> events, @Nullable Instant at, long turn, String what) {
        if (at != null) {
            events.add(new Event(at, turn, Weight.NEWS, what));
        }
    }
}
