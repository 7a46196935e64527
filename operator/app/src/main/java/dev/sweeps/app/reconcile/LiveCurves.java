package dev.sweeps.app.reconcile;

import dev.sweeps.api.CurveStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.app.follow.Followed;
import dev.sweeps.app.follow.Followers;
import dev.sweeps.app.follow.Newest;
import dev.sweeps.app.follow.Reading;
import dev.sweeps.app.follow.Told;
import dev.sweeps.app.observe.LogLines;
import dev.sweeps.app.observe.LogReading;
import dev.sweeps.app.observe.Reports;
import dev.sweeps.app.translate.Curves;
import dev.sweeps.app.translate.LiveStatus;
import dev.sweeps.app.translate.TrialReports;
import dev.sweeps.app.translate.Watches;
import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.curve.Progress;
import dev.sweeps.core.curve.Thinning;
import dev.sweeps.core.curve.Watch;
import dev.sweeps.core.finding.LiveRules;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the status of a trial should say of its curve. While the program runs its log is followed, and what was read is stored now
 * and then, at once when something may be decided by it; when an attempt ends the rest of its log is read.
 */
@ApplicationScoped
public class LiveCurves {
    /**
     * What is to be stored.
     *
     * @param canWait whether the curve may as well be stored later
     * @param unread why the rest of the log of an ended program could not be read; null when it was, or nobody wants it
     */
    record Found(LiveStatus live, boolean canWait, @Nullable String unread) {
        private Found(LiveStatus live) {
            this(live, false, null);
        }
    }

    private final Followers followers;
    private final ClusterReads reads;
    private final TrialCache cache;
    private final SpecReadings readings;
    private final SimpleInboundEventSource<Trial> wakeUps = new SimpleInboundEventSource<>("reports");

    LiveCurves(Followers followers, ClusterReads reads, TrialCache cache, SpecReadings readings) {
        this.readings = readings;
        this.followers = followers;
        this.reads = reads;
        this.cache = cache;
    }

    /** Calls for a pass as soon as a trial has reported what must be stored at once. */
    EventSource<?, Trial> wakeUps() {
        return wakeUps;
    }

    /**
     * What to store now; what is stored when nothing is to be changed.
     *
     * @param report what the status is to say besides
     */
    Found of(Sweep sweep, Trial trial, @Nullable TrialReport report, Instant now) {
        var stored = LiveStatus.stored(trial.getStatus());
        var watch = watch(sweep, trial);
        if (watch.isEmpty()) {
            return new Found(stored);
        }
        var before = TrialReports.stored(trial.getStatus());
        if (report == null || (before != null && before.state().isFinal())) {
            followers.leave(trial.getMetadata().getUid());
            return new Found(stored);
        }
        var run = ProgramRun.newest(trial, cache.pods(trial));
        return endsAttempt(before, report)
                ? toTheEnd(sweep, trial, stored, run, watch.get())
                : soFar(sweep, trial, run, watch.get(), now).orElseGet(() -> new Found(stored));
    }

    /** Conditions are compiled once for all trials of a sweep and all passes. */
    private Optional<Watch> watch(Sweep sweep, Trial trial) {
        var parameters = trial.getSpec().parameters();
        return Watches.of(
                sweep.getSpec(),
                LiveRules.of(readings.trialPolicy(sweep).rules()),
                parameters == null ? Map.of() : parameters);
    }

    /** Whether the log of this trial is followed, so that it has to be looked at more often. */
    boolean isFollowed(Trial trial) {
        return followers.reading(trial.getMetadata().getUid()).isPresent();
    }

    /** How often a trial that is followed has to be looked at. */
    Duration interval() {
        return followers.collecting();
    }

    private Optional<Found> soFar(Sweep sweep, Trial trial, Optional<ProgramRun> run, Watch watch, Instant now) {
        var stored = told(trial.getStatus());
        var uid = trial.getMetadata().getUid();
        if (trial.getSpec().stop() != null || TrialReports.pauseOrder(trial) != null) {
            // What is known is stored before the order is carried out; whatever comes then decides nothing any more.
            var known = followers.reading(uid).filter(reading -> reading.isBeyond(stored));
            if (known.isEmpty()) {
                followers.leave(uid);
            }
            return known.map(reading -> new Found(status(watch, reading.told())));
        }
        var reading = run.filter(live -> live.main().running())
                .map(live -> followers.follow(
                        new Followed(
                                uid,
                                live.place(),
                                live.attempt(),
                                stored,
                                () -> wakeUps.propagateEvent(ResourceID.fromResource(trial))),
                        () -> Reports.of(sweep.getSpec()),
                        watch))
                .or(() -> followers.reading(uid));
        return reading.filter(read -> read.isDue(stored, followers.collecting(), now))
                .map(read -> new Found(status(watch, read.told()), !read.decidesBeyond(stored), null));
    }

    /** What an attempt that is over has reported. */
    private Found toTheEnd(Sweep sweep, Trial trial, LiveStatus status, Optional<ProgramRun> run, Watch watch) {
        var stored = told(trial.getStatus());
        var known = followers
                .reading(trial.getMetadata().getUid())
                .filter(reading -> reading.isBeyond(stored))
                .orElseGet(() -> Reading.from(stored));
        // A node that does not say that the program has ended would not give its log either.
        var ended = run.filter(last -> !last.main().running());
        var rest = ended.<LogReading<List<LogLines.Line>>>map(last -> rest(last, known))
                .orElseGet(LogReading.None::new);
        var whole = ended.isPresent() && rest instanceof LogReading.Read<List<LogLines.Line>> read
                ? known.under(watch).with(ended.get().attempt(), read.content(), Reports.of(sweep.getSpec()), watch)
                : known;
        return new Found(
                whole.isBeyond(stored) ? status(watch, whole.told()) : status,
                false,
                rest instanceof LogReading.Unreadable<List<LogLines.Line>> unreadable ? unreadable.message() : null);
    }

    private LogReading<List<LogLines.Line>> rest(ProgramRun run, Reading known) {
        return reads.lines(run.pod(), run.main().name(), known.since(run.attempt()));
    }

    private static Told told(@Nullable TrialStatus status) {
        var latest = LiveStatus.latest(status);
        return new Told(
                Curves.stored(status),
                Curves.storedAt(status),
                latest == null ? null : new Newest(latest, LiveStatus.latestAt(status), false));
    }

    private static LiveStatus status(Watch watch, Told told) {
        var newest = told.newest();
        return new LiveStatus(
                told.progress().curve().isEmpty() ? null : curve(watch, told.progress(), told.at()),
                newest == null ? null : LiveStatus.of(newest.report(), newest.at()));
    }

    private static CurveStatus curve(Watch watch, Progress progress, @Nullable Instant at) {
        var curve = progress.curve();
        var thinned = Thinning.thin(curve, watch.protectedSteps(curve), Reading.MOST_POINTS);
        return Curves.status(watch.metric(), new Progress(progress.attempt(), thinned), at);
    }

    /** An attempt is over when the trial is, or when the next one is awaited. */
    private static boolean endsAttempt(@Nullable TrialReport before, TrialReport next) {
        var known = before != null && before.attempt() == next.attempt() && before.nextAttemptAt() != null;
        return next.state().isFinal() || (next.nextAttemptAt() != null && !known);
    }
}
