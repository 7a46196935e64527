package dev.sweeps.app.follow;

import dev.sweeps.app.observe.LogLines;
import dev.sweeps.app.observe.Reports;
import dev.sweeps.core.curve.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read so far.
 *
 * @param at when the last report was printed, by the clock of its node
 * @param decisive how far the trial was when it last reported something that may decide
 * @param heard when the last report was read, by the clock of the operator; absent when none was since its start
 */
public record Reading(Progress progress, @Nullable Instant at, Progress decisive, @Nullable Instant heard) {
    /** Points of a curve that are worth a place in a Trial. */
    public static final int MOST_POINTS = 256;

    /** How long a report that decides nothing waits for others at least, so that one write stores them all. */
    private static final Duration COLLECTING = Duration.ofSeconds(10);

    /** How long at most: what people see of a trial should not be older. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Writes a second that store reports that decide nothing: more would hold up those that do. */
    private static final int WRITES = 40;

    /** The kubelet compares whole seconds. */
    private static final Duration OVERLAP = Duration.ofSeconds(1);

    /** What is known before anything was read. */
    public static Reading from(Progress stored, @Nullable Instant storedAt) {
        return new Reading(stored, storedAt, stored, null);
    }

    Reading next(Progress next, @Nullable Instant printed, boolean decides, Instant now) {
        return new Reading(next, printed == null ? at : printed, decides ? next : decisive, now);
    }

    /** From when on the log of attempt {@code attempt} has to be read; null: from its beginning. */
    public @Nullable Instant since(int attempt) {
        return at == null || progress.attempt() != attempt ? null : at.minus(OVERLAP);
    }

    /** What is known once the rest of a log was read, that of attempt {@code attempt}. */
    public Reading with(int attempt, List<LogLines.Line> rest, Reports reports) {
        var read = this;
        for (var line : rest) {
            var report = reports.in(line.text());
            var next = report.isEmpty() ? read.progress : read.progress.with(attempt, report.get());
            if (next.isBeyond(read.progress)) {
                read = new Reading(next, line.at() == null ? read.at : line.at(), decisive, heard);
            }
        }
        return read;
    }

    boolean wakesAfter(Reading before) {
        return decisive.isBeyond(before.decisive);
    }

    /** Whether more is known than {@code stored} says. */
    public boolean isBeyond(Progress stored) {
        return progress.isBeyond(stored);
    }

    /** Whether something may be decided by what {@code stored} does not say. */
    public boolean decidesBeyond(Progress stored) {
        return decisive.isBeyond(stored);
    }

    /**
     * How long a report that decides nothing waits for others when so many trials report.
     *
     * @param trials whose logs are followed
     */
    public static Duration collecting(int trials) {
        var fair = Duration.ofSeconds(1).multipliedBy(trials).dividedBy(WRITES);
        var longest = fair.compareTo(LONGEST) < 0 ? fair : LONGEST;
        return longest.compareTo(COLLECTING) > 0 ? longest : COLLECTING;
    }

    /**
     * Whether it is time to store what is known.
     *
     * @param storedAt when the last stored report was printed
     * @param collecting how long a report that decides nothing waits for others
     */
    public boolean isDue(Progress stored, @Nullable Instant storedAt, Duration collecting, Instant now) {
        if (!isBeyond(stored)) {
            return false;
        }
        var hasCollected = storedAt == null || at == null || !at.isBefore(storedAt.plus(collecting));
        var hasWaited = heard == null || !now.isBefore(heard.plus(collecting));
        return decidesBeyond(stored) || hasCollected || hasWaited;
    }
}
