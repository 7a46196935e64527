package dev.sweeps.app.reconcile;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.desired.PreparedTemplate;
import dev.sweeps.app.documents.SweepDocuments;
import dev.sweeps.app.keep.CheckpointPlaces;
import dev.sweeps.app.keep.Counted;
import dev.sweeps.app.keep.FilesStatuses;
import dev.sweeps.app.keep.KeepDocument;
import dev.sweeps.app.keep.KeepLists;
import dev.sweeps.app.keep.KeepPolicies;
import dev.sweeps.app.keep.KeeperImage;
import dev.sweeps.app.keep.KeeperJob;
import dev.sweeps.app.keep.KeeperReport;
import dev.sweeps.app.observe.JobEnd;
import dev.sweeps.app.platform.OperatorSettings;
import dev.sweeps.core.keep.KeepList;
import dev.sweeps.core.keep.KeepPolicy;
import dev.sweeps.core.keep.PassTimes;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has the files of a sweep kept: starts the keeper's passes, one at a time, and takes in what they report. The number of passes taken in
 * is stored in the status, and the next Job is named after it; so a crash between any two writes repeats a pass at most, and a pass
 * can be repeated.
 */
@ApplicationScoped
public class FileKeeper {
    /** A ConfigMap holds a mebibyte; the list of trials needs some of it. */
    private static final int DOCUMENTS_BYTES = 800_000;

    private final KeeperJobs jobs;
    private final ClusterWrites writes;
    private final ClusterReads reads;
    private final SpecReadings readings;
    private final OperatorSettings settings;
    private final Announcer announcer;

    /** Uids of running Jobs whose list is there. */
    private final Set<String> listed = ConcurrentHashMap.newKeySet();

    FileKeeper(
            KeeperJobs jobs,
            ClusterWrites writes,
            ClusterReads reads,
            SpecReadings readings,
            OperatorSettings settings,
            Announcer announcer) {
        this.jobs = jobs;
        this.writes = writes;
        this.reads = reads;
        this.readings = readings;
        this.settings = settings;
        this.announcer = announcer;
    }

    /**
     * What a pass of the sweep needs to know.
     *
     * @param trials those that the ranking was made of, and no later ones
     * @param best names, best first
     * @param needed names of trials from whose checkpoints others go on, now or later
     * @param mayComeBack whether a trial that is out can get in again
     * @param last whether the sweep is over
     */
    record Facts(List<Trial> trials, List<String> best, Set<String> needed, boolean mayComeBack, boolean last) {}

    /**
     * What became of it.
     *
     * @param status to be stored; absent for a sweep whose files are left alone
     * @param comeBack when the next pass is due; absent: events tell
     * @param settled whether nothing is left to be done
     * @param checkpoints where those of the best trials are, by name
     */
    record Keeping(
            @Nullable FilesStatus status,
            @Nullable Instant comeBack,
            boolean settled,
            Map<String, String> checkpoints) {
        private Keeping(@Nullable FilesStatus status, @Nullable Instant comeBack, boolean settled) {
            this(status, comeBack, settled, Map.of());
        }

        private Keeping at(Map<String, String> places) {
            return new Keeping(status, comeBack, settled, places);
        }
    }

    /** Looks and acts. */
    Keeping pass(Sweep sweep, Facts facts, Instant now) {
        var keeping = taken(sweep, facts, now);
        return keeping.at(CheckpointPlaces.of(sweep, facts.trials(), Set.copyOf(facts.best()), keeping.status()));
    }

    private Keeping taken(Sweep sweep, Facts facts, Instant now) {
        var image = image();
        if (image.isEmpty() || !(readings.template(sweep) instanceof PreparedTemplate.Ready ready)) {
            return leftAlone(sweep);
        }
        return KeepPolicies.of(sweep, ready.template())
                .map(policy -> new Turn(sweep, facts, policy, ready.template(), image.get(), now).take())
                .orElseGet(() -> leftAlone(sweep));
    }

    Optional<KeeperImage> image() {
        return settings.keeperImage().map(name -> new KeeperImage(name, settings.keeperPullPolicy()));
    }

    private static Keeping leftAlone(Sweep sweep) {
        return new Keeping(sweep.getStatus() == null ? null : sweep.getStatus().files(), null, true);
    }

    /** One look at one sweep. */
    private final class Turn {
        private final Sweep sweep;
        private final Facts facts;
        private final KeepPolicy policy;
        private final PodTemplateSpec template;
        private final KeeperImage image;
        private final Instant now;
        private final FilesStatus before;

        private Turn(
                Sweep sweep, Facts facts, KeepPolicy policy, PodTemplateSpec template, KeeperImage image, Instant now) {
            this.sweep = sweep;
            this.facts = facts;
            this.policy = policy;
            this.template = template;
            this.image = image;
            this.now = now;
            this.before = FilesStatuses.before(sweep);
        }

        private Keeping take() {
            var passes = jobs.passes(sweep);
            passes.stream().filter(this::isDone).forEach(job -> writes.delete(job, DeletionPropagation.BACKGROUND));
            var current = passes.stream()
                    .filter(job -> KeeperJob.pass(job) == before.passes() + 1 && !job.isMarkedForDeletion())
                    .findFirst();
            if (current.isPresent()) {
                return current(current.get());
            }
            if (facts.last() && before.failures() > 1 && wasEdited()) {
                return new Keeping(FilesStatuses.tryAgain(before), now, false);
            }
            var record = FilesStatuses.record(before, began());
            var earliest = PassTimes.earliest(record, facts.last());
            if (earliest.isEmpty()) {
                return new Keeping(before, null, true);
            }
            if (now.isBefore(earliest.get())) {
                return new Keeping(before, earliest.get(), false);
            }
            var list = list();
            var due = PassTimes.due(record, list);
            if (due.isEmpty() || now.isBefore(due.get())) {
                var settled = facts.last() && due.isEmpty();
                return new Keeping(settled ? FilesStatuses.settled(before, true) : stored(), due.orElse(null), settled);
            }
            start(list);
            return new Keeping(FilesStatuses.settled(before, false), null, false);
        }

        private @Nullable String began() {
            return sweep.getStatus() == null ? null : sweep.getStatus().startTime();
        }

        private boolean wasEdited() {
            return !Objects.equals(
                    sweep.getStatus().observedGeneration(), sweep.getMetadata().getGeneration());
        }

        /** A sweep that has no pass yet has no files to speak of. */
        private @Nullable FilesStatus stored() {
            return sweep.getStatus() == null ? null : sweep.getStatus().files();
        }

        /** Its report is stored; one that failed stays for a while to be looked at. */
        private boolean isDone(Job job) {
            return KeeperJob.pass(job) <= before.passes()
                    && JobEnd.of(job) == JobEnd.COMPLETE
                    && !job.isMarkedForDeletion();
        }

        private Keeping current(Job job) {
            return switch (JobEnd.of(job)) {
                case RUNNING -> {
                    if (!listed.contains(job.getMetadata().getUid())) {
                        giveAgain(job, list());
                    }
                    yield new Keeping(FilesStatuses.settled(before, false), null, false);
                }
                case FAILED -> ended(job, FilesStatuses.failed(before, failure(job), now));
                case COMPLETE ->
                    ended(
                            job,
                            KeeperReport.of(reads.pods(job))
                                    .map(report -> FilesStatuses.after(before, job, report, now))
                                    .orElseGet(() -> FilesStatuses.failed(
                                            before, "its pod ended without a report or is gone", now)));
            };
        }

        private String failure(Job job) {
            var pods = reads.pods(job);
            return KeeperReport.failure(pods).orElseGet(() -> JobEnd.reason(job, pods));
        }

        private Keeping ended(Job job, FilesStatus after) {
            listed.remove(job.getMetadata().getUid());
            // The next pass of the sweep, which follows the write of the status, goes on.
            return new Keeping(after, now, false);
        }

        private KeepList list() {
            return KeepLists.of(
                    policy, facts.trials(), facts.best(), facts.needed(), facts.mayComeBack(), facts.last());
        }

        private void start(KeepList list) {
            var job = KeeperJob.of(sweep, template, image, list, before.passes() + 1);
            var name = job.getMetadata().getName();
            if (writes.create(job) == ClusterWrites.Creation.MADE) {
                announcer.decision(
                        sweep,
                        "FilesKept",
                        "Job %s keeps %s and releases %s"
                                .formatted(
                                        name,
                                        Counted.of(list.kept().size(), "trial"),
                                        list.released().size()));
            }
            reads.job(sweep.getMetadata().getNamespace(), name)
                    .filter(made -> JobEnd.of(made) == JobEnd.RUNNING)
                    .ifPresent(made -> give(made, list));
        }

        /** After a crash between a Job and its list. Of another list than its own the Job would tell what is not so. */
        private void giveAgain(Job job, KeepList list) {
            if (KeeperJob.digest(job).equals(list.digest())) {
                give(job, list);
            } else if (reads.configMap(
                            job.getMetadata().getNamespace(), job.getMetadata().getName())
                    .isPresent()) {
                listed.add(job.getMetadata().getUid());
            } else {
                writes.delete(job, DeletionPropagation.BACKGROUND);
            }
        }

        private void give(Job job, KeepList list) {
            var trials = facts.trials().stream()
                    .collect(Collectors.toMap(trial -> trial.getMetadata().getName(), Function.identity()));
            var documents = SweepDocuments.of(sweep, facts.trials(), now, DOCUMENTS_BYTES);
            writes.create(KeeperJob.list(job, KeepDocument.of(sweep, list, trials, documents)));
            listed.add(job.getMetadata().getUid());
        }
    }
}
