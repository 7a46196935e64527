package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.desired.TrialJob;
import dev.sweeps.app.observe.AttemptLogs;
import dev.sweeps.app.observe.AttemptObserver;
import dev.sweeps.app.observe.FailedCreate;
import dev.sweeps.app.observe.LogReading;
import dev.sweeps.app.observe.PrintedCacheUse;
import dev.sweeps.app.observe.StartTrouble;
import dev.sweeps.app.translate.TrialPolicies;
import dev.sweeps.app.translate.TrialReports;
import dev.sweeps.core.attempt.AttemptObservation;
import dev.sweeps.core.attempt.TrialObservation;
import dev.sweeps.core.attempt.TrialReport;
import dev.sweeps.core.history.CacheUse;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the cluster shows of a Trial: from the watched caches, and from the API server where a cache that is behind, or an
 * object whose labels were taken away, would lead to a wrong conclusion.
 */
@ApplicationScoped
public class TrialObserver {
    private final TrialCache cache;
    private final ClusterReads reads;
    private final Clock clock;

    TrialObserver(TrialCache cache, ClusterReads reads, Clock clock) {
        this.cache = cache;
        this.reads = reads;
        this.clock = clock;
    }

    TrialObservation observe(Sweep sweep, Trial trial) {
        var stored = TrialReports.stored(trial.getStatus());
        var seen = AttemptObjects.of(trial, cache.jobs(trial), cache.pods(trial));
        var attempt = Math.max(seen.newest(), liveAttempt(stored));
        if (attempt == 0) {
            return new TrialObservation(new AttemptObservation.Absent(), new TreeSet<>(), false, null);
        }
        var job = seen.job(attempt).or(() -> asked(trial, stored, attempt)).orElse(null);
        var pods = pods(seen.pods(attempt), job);
        var logs = isDecided(trial, stored, attempt) ? AttemptLogs.NONE : reads;
        var shown = AttemptObserver.of(sweep.getSpec(), logs).observe(attempt, job, pods, refusal(job, pods));
        var newest = explained(sweep, shown, pods);
        return new TrialObservation(
                newest, jobs(seen, job, attempt), isEnding(job, pods), printed(trial, stored, newest, pods));
    }

    /** Why a pod does not start, asked of its Events when that takes unusually long, or too long. */
    private AttemptObservation explained(Sweep sweep, AttemptObservation shown, List<Pod> pods) {
        if (!(shown instanceof AttemptObservation.Waiting waiting)
                || !StartTrouble.explains(waiting)
                || !WaitingForStart.worthAsking(
                        waiting, TrialPolicies.limits(sweep).starting(), clock.instant())) {
            return shown;
        }
        return StartTrouble.newest(pods.stream()
                        .flatMap(pod -> reads.warnings(pod).stream())
                        .toList())
                .map(trouble -> trouble.of(waiting))
                .orElse(waiting);
    }

    /** Asked until there is an answer, of programs that may use the batch cache: others may wait for it. */
    private @Nullable CacheUse printed(
            Trial trial, @Nullable TrialReport stored, AttemptObservation newest, List<Pod> pods) {
        if (trial.getSpec().cache() == null
                || (stored != null && stored.cacheUse() != null)
                || !(newest instanceof AttemptObservation.Running running)
                || running.step() == null) {
            return null;
        }
        return pods.stream()
                .map(pod -> reads.of(pod, running.step(), true))
                .flatMap(
                        log -> log instanceof LogReading.Read<String> read ? Stream.of(read.content()) : Stream.empty())
                .flatMap(log -> PrintedCacheUse.in(log).stream())
                .findFirst()
                .orElse(null);
    }

    /** Whether nothing depends on the log any more: the end of the attempt is stored, and no order asks what it left. */
    private static boolean isDecided(Trial trial, @Nullable TrialReport stored, int attempt) {
        return stored != null
                && (stored.state().isFinal()
                        || (stored.attempt() == attempt
                                && stored.nextAttemptAt() != null
                                && trial.getSpec().stop() == null));
    }

    /** The attempt that the stored report believes to be live; 0 when there is none. */
    private static int liveAttempt(@Nullable TrialReport stored) {
        return stored == null || stored.state().isFinal() || stored.nextAttemptAt() != null ? 0 : stored.attempt();
    }

    /** "Not in the cache" is not "gone": a live attempt is given up only when the API server does not know its Job. */
    private Optional<Job> asked(Trial trial, @Nullable TrialReport stored, int attempt) {
        if (liveAttempt(stored) != attempt) {
            return Optional.empty();
        }
        return reads.job(
                        trial.getMetadata().getNamespace(),
                        TrialJob.name(trial.getMetadata().getName(), attempt))
                .filter(job -> AttemptObjects.ownedBy(job, trial));
    }

    private List<Pod> pods(List<Pod> cached, @Nullable Job job) {
        return cached.isEmpty() && job != null && hasHadPods(job) ? reads.pods(job) : cached;
    }

    private static boolean hasHadPods(Job job) {
        var status = job.getStatus();
        return status != null
                && (positive(status.getActive()) || positive(status.getSucceeded()) || positive(status.getFailed()));
    }

    private static boolean positive(@Nullable Integer count) {
        return count != null && count > 0;
    }

    private @Nullable FailedCreate refusal(@Nullable Job job, List<Pod> pods) {
        if (job == null || !pods.isEmpty() || hasHadPods(job)) {
            return null;
        }
        var createdAt = Instant.parse(job.getMetadata().getCreationTimestamp());
        return WaitingForPod.worthAsking(createdAt, clock.instant())
                ? FailedCreate.newest(reads.events(job)).orElse(null)
                : null;
    }

    private static SortedSet<Integer> jobs(AttemptObjects seen, @Nullable Job job, int attempt) {
        var jobs = new TreeSet<>(seen.standingJobs());
        if (job != null && !job.isMarkedForDeletion()) {
            jobs.add(attempt);
        }
        return jobs;
    }

    private static boolean isEnding(@Nullable Job job, List<Pod> pods) {
        return (job != null && job.isMarkedForDeletion()) || pods.stream().anyMatch(Pod::isMarkedForDeletion);
    }
}
