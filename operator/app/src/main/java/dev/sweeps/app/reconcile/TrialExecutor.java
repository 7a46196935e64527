package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.desired.JobRendering;
import dev.sweeps.app.desired.TrialDefaults;
import dev.sweeps.app.desired.TrialJob;
import dev.sweeps.app.translate.LiveStatus;
import dev.sweeps.app.translate.ProblemText;
import dev.sweeps.app.translate.TrialReports;
import dev.sweeps.core.attempt.TrialAction;
import dev.sweeps.core.attempt.TrialAction.EndAttempt;
import dev.sweeps.core.attempt.TrialAction.LimitAttempt;
import dev.sweeps.core.attempt.TrialAction.StartAttempt;
import dev.sweeps.core.attempt.TrialReport;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/** Stores reports and does what plans say for one Trial. */
@ApplicationScoped
public class TrialExecutor {
    private final TrialCache cache;
    private final ClusterWrites writes;
    private final SpecReadings readings;
    private final Announcer announcer;
    private final TrialDefaults defaults;
    private final TrialCounters counters;

    TrialExecutor(
            TrialCache cache,
            ClusterWrites writes,
            SpecReadings readings,
            Announcer announcer,
            TrialDefaults defaults,
            TrialCounters counters) {
        this.cache = cache;
        this.writes = writes;
        this.readings = readings;
        this.announcer = announcer;
        this.defaults = defaults;
        this.counters = counters;
    }

    /** Stores the report and what was reported on the way; empty when the Trial has changed since it was read, or is gone. */
    Optional<Trial> report(Sweep sweep, Trial trial, TrialReport report, LiveStatus live) {
        var next = new Trial();
        next.setMetadata(trial.getMetadata());
        next.setSpec(trial.getSpec());
        next.setStatus(TrialReports.status(trial, report, live));
        try {
            var written = writes.writeStatus(next);
            var before = TrialReports.stored(trial.getStatus());
            announcer.announce(written, TrialAnnouncements.of(before, report));
            TrialAnnouncements.decision(before, report, verbose(sweep))
                    .ifPresent(line -> announcer.decision(written, line.reason(), line.message()));
            counters.count(before, report);
            return Optional.of(written);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void act(Sweep sweep, Trial trial, List<TrialAction> actions) {
        for (var action : actions) {
            switch (action) {
                case StartAttempt start -> start(sweep, trial, start.attempt());
                case EndAttempt end -> end(trial, end.attempt());
                case LimitAttempt limit -> limit(trial, limit);
            }
        }
    }

    private void start(Sweep sweep, Trial trial, int attempt) {
        switch (TrialJob.render(readings.template(sweep), sweep, trial, attempt)) {
            case JobRendering.Rendered rendered -> writes.create(rendered.job());
            case JobRendering.Rejected rejected ->
                // The template was edited into one that cannot run: the Sweep says so, and a corrected one is taken up.
                announcer.decision(trial, "InvalidSpec", ProblemText.sentence(rejected.problems()));
        }
    }

    private void end(Trial trial, int attempt) {
        var name = TrialJob.name(trial.getMetadata().getName(), attempt);
        cache.jobs(trial).stream()
                .filter(job -> job.getMetadata().getName().equals(name))
                .filter(job -> AttemptObjects.ownedBy(job, trial))
                .findFirst()
                .ifPresent(job -> writes.delete(job, propagation(trial)));
    }

    private void limit(Trial trial, LimitAttempt limit) {
        AttemptObjects.of(trial, cache.jobs(trial), cache.pods(trial)).pods(limit.attempt()).stream()
                .filter(pod -> !pod.isMarkedForDeletion())
                .forEach(pod -> writes.shortenDeadline(pod, limit.seconds()));
    }

    /** While a trial can go on its Job must be seen until the Pod is gone; afterwards nobody waits for it. */
    private static DeletionPropagation propagation(Trial trial) {
        var report = TrialReports.stored(trial.getStatus());
        return report != null && report.state().isFinal()
                ? DeletionPropagation.BACKGROUND
                : DeletionPropagation.FOREGROUND;
    }

    private boolean verbose(Sweep sweep) {
        return defaults.debug() || Boolean.TRUE.equals(sweep.getSpec().verbose());
    }
}
