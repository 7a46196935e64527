package dev.sweeps.app.documents;

import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.app.documents.Event.Weight;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.ObjectiveText;
import dev.sweeps.core.objective.Objectives;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to single trials, as far as their status tells: the start of the first attempt, that of the last one, and the end.
 *
 * @param objectives null when the sweep has none that can be used
 */
record TrialEvents(@Nullable Objectives objectives) {
    private static final int FIRST_ATTEMPT = 1;

    List<Event> of(Trial trial, TrialRecord record) {
        var events = new ArrayList<Event>();
        var status = trial.getStatus();
        if (status != null) {
            started(record, status, events);
            ended(record, status, events);
        }
        return events;
    }

    /** Said of a trial that was better than all that finished before it. */
    Event improved(TrialRecord trial, Objectives objectives, Instant finishedAt) {
        var missed = ObjectiveText.missed(objectives, trial.metrics());
        var what = !missed.isEmpty()
                ? " comes nearest to keeping the constraints so far, where " + missed
                : objectives.isPareto() ? " joins the Pareto front" : " is the best so far";
        return new Event(
                finishedAt,
                trial.index(),
                Weight.NEWS,
                "trial " + trial.name() + what + ": " + ObjectiveText.values(objectives, trial));
    }

    private static void started(TrialRecord trial, TrialStatus status, List<Event> events) {
        var startedAt = trial.startedAt();
        var attempt = status.attempt();
        var node = status.node() == null ? "" : " on node " + status.node();
        if (attempt <= FIRST_ATTEMPT) {
            add(events, startedAt, trial, Weight.START, "starts, attempt " + FIRST_ATTEMPT + node);
            return;
        }
        var steps = status.steps();
        var again = steps == null || steps.isEmpty()
                ? null
                : TrialRecords.instant(steps.getFirst().startTime());
        if (again == null || again.equals(startedAt)) {
            add(events, startedAt, trial, Weight.START, "starts; its last attempt is " + attempt + node);
        } else {
            add(events, startedAt, trial, Weight.START, "starts");
            add(events, again, trial, Weight.NEWS, "starts again, attempt " + attempt + node);
        }
    }

    private void ended(TrialRecord trial, TrialStatus status, List<Event> events) {
        var finishedAt = trial.finishedAt();
        switch (trial.state()) {
            case PENDING, RUNNING, PAUSED -> {
                // It has not ended.
            }
            case SUCCEEDED -> add(events, finishedAt, trial, Weight.END, "succeeds: " + measured(trial));
            case MASKED -> add(events, finishedAt, trial, Weight.NEWS, "is masked: " + why(status));
            case FAILED -> add(events, finishedAt, trial, Weight.NEWS, "fails: " + why(status));
            case CANCELLED -> add(events, finishedAt, trial, Weight.END, "is cancelled: " + why(status));
            case STOPPED ->
                add(
                        events,
                        finishedAt,
                        trial,
                        Weight.NEWS,
                        "is stopped early: " + why(status) + "; saves " + status.gpuSecondsSaved() + " GPU seconds");
        }
    }

    private String measured(TrialRecord trial) {
        return objectives != null && objectives.isRanked(trial)
                ? ObjectiveText.values(objectives, trial)
                : OneLine.of(trial.message());
    }

    private static String why(TrialStatus status) {
        return OneLine.of(Objects.requireNonNullElse(status.reason(), "Unknown") + ": "
                + Objects.requireNonNullElse(status.message(), "nothing was said"));
    }

    private static void add(List<Event> events, @Nullable Instant at, TrialRecord trial, Weight weight, String what) {
        if (at != null) {
            events.add(new Event(at, trial.index(), weight, "trial " + trial.name() + " " + what));
        }
    }
}
