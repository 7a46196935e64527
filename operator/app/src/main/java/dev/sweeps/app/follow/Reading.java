package dev.sweeps.app.follow;

import dev.sweeps.app.observe.LogLines;
import dev.sweeps.app.observe.Reports;
import dev.sweeps.core.curve.CurvePoint;
import dev.sweeps.core.curve.Progress;
import dev.sweeps.core.curve.Thinning;
import dev.sweeps.core.curve.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read so far.
 *
 * @param decisive how far the trial was when it last reported something that may decide
 * @param heard when the last report was read, by the clock of the operator; absent when none was since its start
 */
public record Reading(Told told, Progress decisive, @Nullable Instant heard) {
    /** Points of a curve that are worth a place in a Trial. */
    public static final int MOST_POINTS = 256;

    /** How long a report that decides nothing waits for others at least, so that one write stores them all. */
    private static final Duration COLLECTING = Duration.ofSeconds(10);

    /** How long at most: what people see of a trial should not be older. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Writes a second that store reports that decide nothing: more would hold up those that do. */
    private static final int WRITES = 40;

    /** Points that are held; a half of them is left when there are more. */
    static final int MOST_HELD = 2 * MOST_POINTS;

    /** The kubelet compares whole seconds. */
    private static final Duration OVERLAP = Duration.ofSeconds(1);

    /** What is known before anything was read. */
    public static Reading from(Told stored) {
        return new Reading(stored, stored.progress(), null);
    }

    /** From when on the log of attempt {@code attempt} has to be read; null: from its beginning. */
    public @Nullable Instant since(int attempt) {
        var at = told.at(attempt);
        return at == null ? null : at.minus(OVERLAP);
    }

    /** What is known once the rest of a log was read, that of attempt {@code attempt}. */
    public Reading with(int attempt, List<LogLines.Line> rest, Reports reports, Watch watch) {
        var read = this;
        for (var line : rest) {
            var report = reports.in(line.text());
            if (report.isPresent()) {
                read = read.with(attempt, report.get(), line, watch, heard);
            }
        }
        return read;
    }

    /**
     * What is known after one more report.
     *
     * @param line in which it was found
     * @param now by the clock of the operator
     */
    Reading with(int attempt, Reports.Report report, LogLines.Line line, Watch watch, @Nullable Instant now) {
        return withPoint(attempt, report, line, watch, now).withNewest(attempt, report, line, watch, now);
    }

    private Reading withPoint(
            int attempt, Reports.Report report, LogLines.Line line, Watch watch, @Nullable Instant now) {
        var value = report.numbers().get(watch.metric());
        if (value == null) {
            return this;
        }
        var before = told.progress();
        var progress = before.with(attempt, new CurvePoint(report.step(), value + 0.0));
        if (!progress.isBeyond(before)) {
            return this;
        }
        var decides = progress.attempt() != before.attempt() || watch.decides(progress.curve());
        if (progress.curve().points().size() > MOST_HELD) {
            progress = new Progress(
                    progress.attempt(),
                    Thinning.thin(progress.curve(), watch.protectedSteps(progress.curve()), MOST_POINTS));
        }
        var printed = line.at();
        return new Reading(
                new Told(progress, printed == null ? told.at() : printed, told.newest()),
                decides ? progress : decisive,
                now);
    }

    /** A report that decides stays until the attempt is over: whoever looks later, or for the first time, decides the same. */
    private Reading withNewest(
            int attempt, Reports.Report report, LogLines.Line line, Watch watch, @Nullable Instant now) {
        var found = watch.latest(attempt, report.step(), report.numbers());
        var before = told.newest();
        if (found.isEmpty()
                || (before != null && before.decides() && before.report().attempt() == attempt)) {
            return this;
        }
        var latest = found.get().after(before == null ? null : before.report());
        if (!latest.isBeyond(before == null ? null : before.report())) {
            return this;
        }
        var newest = new Newest(latest, line.at(), watch.decides(latest));
        return new Reading(new Told(told.progress(), told.at(), newest), decisive, now);
    }

    /** The same where something else decides from now on. */
    public Reading under(Watch watch) {
        var newest = told.newest();
        return newest == null
                ? this
                : new Reading(
                        new Told(
                                told.progress(),
                                told.at(),
                                new Newest(newest.report(), newest.at(), watch.decides(newest.report()))),
                        decisive,
                        heard);
    }

    boolean wakesAfter(Reading before) {
        return decisive.isBeyond(before.decisive) || isUrgentAfter(before.told);
    }

    /** Whether more is known than {@code stored} says. */
    public boolean isBeyond(Told stored) {
        return told.isBeyond(stored);
    }

    /** Whether something may be decided by what {@code stored} does not say. */
    public boolean decidesBeyond(Told stored) {
        return decisive.isBeyond(stored.progress()) || isUrgentAfter(stored);
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
     * @param collecting how long a report that decides nothing waits for others
     */
    public boolean isDue(Told stored, Duration collecting, Instant now) {
        if (!isBeyond(stored)) {
            return false;
        }
        var at = told.lastAt();
        var storedAt = stored.lastAt();
        var hasCollected = storedAt == null || at == null || !at.isBefore(storedAt.plus(collecting));
        var hasWaited = heard == null || !now.isBefore(heard.plus(collecting));
        return decidesBeyond(stored) || hasCollected || hasWaited;
    }

    /** The first report of an attempt, and one that decides. */
    private boolean isUrgentAfter(Told before) {
        var newest = told.newest();
        return newest != null
                && newest.isBeyond(before.newest())
                && (newest.decides() || !newest.isOfSameAttempt(before.newest()));
    }
}
