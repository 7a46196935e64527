package dev.sweeps.app.reconcile;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.PreparedTemplate;
import dev.sweeps.app.keep.CheckpointPlaces;
import dev.sweeps.app.keep.FilesStatuses;
import dev.sweeps.app.keep.KeepPolicies;
import dev.sweeps.app.keep.KeeperImage;
import dev.sweeps.app.keep.KeeperReport;
import dev.sweeps.app.observe.JobEnd;
import dev.sweeps.app.platform.OperatorSettings;
import dev.sweeps.core.keep.PassTimes;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Has the files of a sweep kept: one pass of the keeper at a time, whose report is taken in. The number of passes taken
 * in is stored in the status, and the next Job is named after it; so a crash between any two writes repeats a pass at most, and a pass
 * can be repeated.
 */
@ApplicationScoped
public class FileKeeper {
    private final KeeperJobs jobs;
    private final KeeperPasses passes;
    private final ClusterWrites writes;
    private final ClusterReads reads;
    private final SpecReadings readings;
    private final OperatorSettings settings;

    FileKeeper(
            KeeperJobs jobs,
            KeeperPasses passes,
            ClusterWrites writes,
            ClusterReads reads,
            SpecReadings readings,
            OperatorSettings settings) {
        this.jobs = jobs;
        this.passes = passes;
        this.writes = writes;
        this.reads = reads;
        this.readings = readings;
        this.settings = settings;
    }

    /** Looks and acts. */
    Keeping pass(Sweep sweep, KeepFacts facts, Instant now) {
        var keeping = taken(sweep, facts, now);
        return keeping.at(CheckpointPlaces.of(sweep, facts.trials(), Set.copyOf(facts.best()), keeping.status()));
    }

    private Keeping taken(Sweep sweep, KeepFacts facts, Instant now) {
        var image = image();
        if (image.isEmpty() || !(readings.template(sweep) instanceof PreparedTemplate.Ready ready)) {
            return leftAlone(sweep);
        }
        return KeepPolicies.of(sweep, ready.template())
                .map(policy -> take(new KeeperTurn(sweep, facts, policy, ready.template(), image.get(), now)))
                .orElseGet(() -> leftAlone(sweep));
    }

    Optional<KeeperImage> image() {
        return settings.keeperImage().map(name -> new KeeperImage(name, settings.keeperPullPolicy()));
    }

    private static Keeping leftAlone(Sweep sweep) {
        return new Keeping(sweep.getStatus() == null ? null : sweep.getStatus().files(), null, true);
    }

    private Keeping take(KeeperTurn turn) {
        var all = jobs.passes(turn.sweep());
        all.stream().filter(turn::isDone).forEach(job -> writes.delete(job, DeletionPropagation.BACKGROUND));
        return all.stream()
                .filter(turn::isNext)
                .findFirst()
                .map(job -> current(turn, job))
                .orElseGet(() -> next(turn));
    }

    /** A pass is under way, or its report is to be taken in. */
    private Keeping current(KeeperTurn turn, Job job) {
        var before = turn.before();
        return switch (JobEnd.of(job)) {
            case RUNNING -> {
                passes.ensureList(job, turn);
                yield new Keeping(FilesStatuses.settled(before, false), null, false);
            }
            case FAILED -> ended(turn, job, FilesStatuses.failed(before, failure(job), turn.now()));
            case COMPLETE ->
                ended(
                        turn,
                        job,
                        KeeperReport.of(reads.pods(job))
                                .map(report -> FilesStatuses.after(before, job, report, turn.now()))
                                .orElseGet(() -> FilesStatuses.failed(
                                        before, "its pod ended without a report or is gone", turn.now())));
        };
    }

    private Keeping ended(KeeperTurn turn, Job job, FilesStatus after) {
        passes.ended(job);
        // The next pass of the sweep, which follows the write of the status, goes on.
        return new Keeping(after, turn.now(), false);
    }

    private String failure(Job job) {
        var pods = reads.pods(job);
        return KeeperReport.failure(pods).orElseGet(() -> JobEnd.reason(job, pods));
    }

    /** No pass is under way: one starts if it is due. */
    private Keeping next(KeeperTurn turn) {
        var before = turn.before();
        if (turn.isWorthAnotherTry()) {
            return new Keeping(FilesStatuses.tryAgain(before), turn.now(), false);
        }
        var last = turn.facts().last();
        var record = turn.record();
        var earliest = PassTimes.earliest(record, last);
        if (earliest.isEmpty()) {
            return new Keeping(before, null, true);
        }
        if (turn.now().isBefore(earliest.get())) {
            return new Keeping(before, earliest.get(), false);
        }
        var list = turn.list();
        var due = PassTimes.due(record, list);
        if (due.isEmpty() || turn.now().isBefore(due.get())) {
            var settled = last && due.isEmpty();
            return new Keeping(
                    settled ? FilesStatuses.settled(before, true) : turn.stored(), due.orElse(null), settled);
        }
        passes.start(turn, list);
        return new Keeping(FilesStatuses.settled(before, false), null, false);
    }
}
