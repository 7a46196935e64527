package dev.sweeps.core.attempt;

import dev.sweeps.core.finding.Findings;
import dev.sweeps.core.history.NotStarted;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.node.NodeFailure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows when an attempt has failed: the next one, as often as the sweep allows, or the end of the trial.
 *
 * @param attempt from 1
 * @param reason of the trial when it ends by this
 * @param text a sentence without the number of the attempt
 * @param tooLittle bytes of memory of which the program ran out
 * @param output what the program left; absent when it did not run
 */
record Failing(
        int attempt,
        @Nullable PodFacts pod,
        String reason,
        String text,
        @Nullable Long tooLittle,
        @Nullable ProgramOutput output) {

    static Failing of(AttemptObservation.Failed failed) {
        return new Failing(
                failed.attempt(),
                failed.pod(),
                failed.failure().kind().reason(),
                failed.failure().text(),
                failed.failure().memory(),
                failed.output());
    }

    static Failing of(Overdue overdue) {
        return new Failing(overdue.attempt(), overdue.pod(), overdue.reason(), overdue.text(), null, null);
    }

    /** A program that ended well and of whose result a rule says that it is to be tried again. */
    static Failing of(AttemptObservation.Succeeded succeeded, Findings.Held held) {
        return new Failing(
                succeeded.attempt(), succeeded.pod(), held.rule().reason(), held.text(), null, succeeded.output());
    }

    /** The next attempt while a retry is left, else the end. */
    TrialPlan again(TrialSnapshot trial, Instant now) {
        var more = moreMemory(trial);
        return more.isPresent()
                ? withMemory(trial, more.get(), now)
                : retry(trial, now).orElseGet(() -> new TrialPlan(List.of(), finalReport(trial, now), null));
    }

    /** The next attempt; empty if no retry is left. */
    Optional<TrialPlan> retry(TrialSnapshot trial, Instant now) {
        var used = trial.stored() == null ? 0 : trial.stored().retriesUsed();
        if (used >= trial.policy().retries()) {
            return Optional.empty();
        }
        var message = "attempt %d: %s; attempt %d follows (retry %d of %d)"
                .formatted(attempt, text, attempt + 1, used + 1, trial.policy().retries());
        var report = counted(trial, now)
                .retryUsed()
                .state(TrialState.PENDING, reason, message)
                .build();
        return Optional.of(new TrialPlan(List.of(), report, now));
    }

    private Optional<RaisedMemory> moreMemory(TrialSnapshot trial) {
        var policy = trial.policy().memory();
        var before = trial.stored() == null ? null : trial.stored().memory();
        return policy == null || tooLittle == null ? Optional.empty() : policy.after(before, tooLittle);
    }

    private TrialPlan withMemory(TrialSnapshot trial, RaisedMemory more, Instant now) {
        var policy = Objects.requireNonNull(trial.policy().memory());
        var message = "attempt %d: %s; attempt %d has %s (trials.onOutOfMemory, %d of %d)"
                .formatted(attempt, text, attempt + 1, MemoryText.of(more.bytes()), more.times(), policy.retries());
        var report = counted(trial, now)
                .memory(more)
                .state(TrialState.PENDING, reason, message)
                .build();
        return new TrialPlan(List.of(), report, now);
    }

    TrialReport finalReport(TrialSnapshot trial, Instant now) {
        return counted(trial, now)
                .state(TrialState.FAILED, reason, text)
                .completed(PodFacts.endOf(pod, now))
                .build();
    }

    private ReportDraft counted(TrialSnapshot trial, Instant now) {
        var draft =
                ReportDraft.from(trial.stored()).attemptOver(attempt, pod, now).attemptLost();
        if (NotStarted.is(reason)) {
            draft.nodeFailed(NodeFailure.Kind.NOT_STARTED, pod, now);
        }
        if (output == null) {
            return draft;
        }
        // A program that fails on a bad node may have said so first.
        if (trial.policy().blamesNode(ResultVerdict.of(output, trial).findings())) {
            draft.nodeFailed(NodeFailure.Kind.DECLARED, pod, now);
        }
        return draft.output(output);
    }
}
