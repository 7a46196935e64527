package dev.sweeps.app.documents;

import dev.sweeps.app.documents.Event.Weight;
import java.util.ArrayList;
import java.util.List;

/** What happened to a sweep and its trials, a line each in the order of time: {@code 2026-03-01T08:00:00Z trial s-00001 succeeds …}. */
final class SweepLog {
    private SweepLog() {}

    /**
     * The lines. Events of which the status does not have the time are left out.
     *
     * @param mostBytes of all lines compressed by gzip: ordinary starts of trials are left out first, then ordinary ends, then the
     *     oldest events. The first line says so, under the time of the event that follows
     */
    static List<String> of(SweepHistory history, long mostBytes) {
        var events = events(history);
        List<Event> kept = events;
        for (var least : Weight.values()) {
            kept = events.stream()
                    .filter(event -> event.weight().compareTo(least) >= 0)
                    .toList();
            var lines = lines(kept, least == Weight.START ? "" : left(events, kept, lighter(least)));
            if (Gzip.bytes(String.join("\n", lines)) <= mostBytes) {
                return lines;
            }
        }
        return newest(events, kept, mostBytes);
    }

    private static String lighter(Weight least) {
        return switch (least) {
            case START -> "nothing";
            case END -> "ordinary starts";
            case NEWS -> "ordinary starts and ends";
        };
    }

    private static List<Event> events(SweepHistory history) {
        var trials = new TrialEvents(history.objectives());
        var events = new ArrayList<>(SweepEvents.of(history));
        for (int i = 0; i < history.trials().size(); i++) {
            events.addAll(trials.of(history.trials().get(i), history.records().get(i)));
        }
        var objectives = history.objectives();
        if (objectives != null) {
            history.improvements().forEach(trial -> {
                if (trial.finishedAt() != null) {
                    events.add(trials.improved(trial, objectives, trial.finishedAt()));
                }
            });
        }
        events.sort(Event.IN_ORDER);
        return events;
    }

    /** Halves what is told until there is room for it. */
    private static List<String> newest(List<Event> events, List<Event> news, long mostBytes) {
        var kept = news;
        while (!kept.isEmpty()) {
            kept = kept.subList((kept.size() + 1) / 2, kept.size());
            var lines = lines(kept, left(events, kept, "ordinary starts and ends, and the oldest events"));
            if (Gzip.bytes(String.join("\n", lines)) <= mostBytes) {
                return lines;
            }
        }
        return List.of();
    }

    private static String left(List<Event> events, List<Event> kept, String what) {
        return "%d of %d events are left out of this log: %s; %s has the trials one by one"
                .formatted(events.size() - kept.size(), events.size(), what, SweepDocuments.RESULTS);
    }

    private static List<String> lines(List<Event> events, String note) {
        var lines = new ArrayList<String>(events.size() + 1);
        if (!note.isEmpty() && !events.isEmpty()) {
            lines.add(events.getFirst().at() + " " + note);
        }
        events.forEach(event -> lines.add(event.line()));
        return lines;
    }
}
