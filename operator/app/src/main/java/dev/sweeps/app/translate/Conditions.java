package dev.sweeps.app.translate;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of conditions in the making: each keeps the time of its last change of status, as the API conventions ask
 * (sig-architecture/api-conventions.md, "Typical status properties").
 */
final class Conditions {
    private static final int LONGEST_MESSAGE = 1024;

    private final List<Condition> previous;
    private final long generation;
    private final Instant now;
    private final List<Condition> conditions = new ArrayList<>();

    Conditions(List<Condition> previous, long generation, Instant now) {
        this.previous = List.copyOf(previous);
        this.generation = generation;
        this.now = now;
    }

    Conditions put(String type, boolean status, String reason, String message) {
        var text = status ? "True" : "False";
        var since = previous.stream()
                .filter(condition -> condition.getType().equals(type))
                .filter(condition -> condition.getStatus().equals(text))
                .map(Condition::getLastTransitionTime)
                .findFirst()
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
        conditions.add(new ConditionBuilder()
                .withType(type)
                .withStatus(text)
                .withReason(reason)
                .withMessage(
                        message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…")
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build());
        return this;
    }

    /** A condition that has something to say only when it holds. */
    Conditions putIf(String type, boolean status, String reason, String message) {
        return put(type, status, reason, status ? message : "");
    }

    List<Condition> list() {
        return List.copyOf(conditions);
    }
}
