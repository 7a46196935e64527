package dev.sweeps.app.reconcile;

import dev.sweeps.app.documents.SweepDocuments;
import dev.sweeps.app.keep.Counted;
import dev.sweeps.app.keep.KeepDocument;
import dev.sweeps.app.keep.KeeperJob;
import dev.sweeps.app.observe.JobEnd;
import dev.sweeps.core.keep.KeepList;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts the keeper's passes: each is a Job, and the list of what it has to do, which belongs to the Job. */
@ApplicationScoped
public class KeeperPasses implements PerSweep {
    /** A ConfigMap holds a mebibyte; the list of trials needs some of it. */
    private static final int DOCUMENTS_BYTES = 800_000;

    private final ClusterWrites writes;
    private final ClusterReads reads;
    private final Announcer announcer;

    /** Uids of running Jobs whose list is there, and of their Sweeps. */
    private final Map<String, String> listed = new ConcurrentHashMap<>();

    KeeperPasses(ClusterWrites writes, ClusterReads reads, Announcer announcer) {
        this.writes = writes;
        this.reads = reads;
        this.announcer = announcer;
    }

    void start(KeeperTurn turn, KeepList list) {
        var job = KeeperJob.of(turn.sweep(), turn.template(), turn.image(), list, turn.nextPass());
        var name = job.getMetadata().getName();
        if (writes.create(job) == ClusterWrites.Creation.MADE) {
            announcer.decision(
                    turn.sweep(),
                    "FilesKept",
                    "Job %s keeps %s and releases %s"
                            .formatted(
                                    name,
                                    Counted.of(list.kept().size(), "trial"),
                                    list.released().size()));
        }
        reads.job(turn.sweep().getMetadata().getNamespace(), name)
                .filter(made -> JobEnd.of(made) == JobEnd.RUNNING)
                .ifPresent(made -> give(made, turn, list));
    }

    /** After a crash between a Job and its list. */
    void ensureList(Job job, KeeperTurn turn) {
        if (!listed.containsKey(job.getMetadata().getUid())) {
            giveAgain(job, turn, turn.list());
        }
    }

    void ended(Job job) {
        listed.remove(job.getMetadata().getUid());
    }

    @Override
    public void forget(String uid) {
        listed.values().removeIf(uid::equals);
    }

    /** Of another list than its own the Job would tell what is not so. */
    private void giveAgain(Job job, KeeperTurn turn, KeepList list) {
        if (KeeperJob.digest(job).equals(list.digest())) {
            give(job, turn, list);
        } else if (reads.configMap(
                        job.getMetadata().getNamespace(), job.getMetadata().getName())
                .isPresent()) {
            note(job, turn);
        } else {
            writes.delete(job, DeletionPropagation.BACKGROUND);
        }
    }

    private void give(Job job, KeeperTurn turn, KeepList list) {
        var all = turn.facts().trials();
        var byName = all.stream()
                .collect(Collectors.toMap(trial -> trial.getMetadata().getName(), Function.identity()));
        var documents = SweepDocuments.of(turn.sweep(), all, turn.now(), DOCUMENTS_BYTES);
        writes.create(KeeperJob.list(job, KeepDocument.of(turn.sweep(), list, byName, documents)));
        note(job, turn);
    }

    private void note(Job job, KeeperTurn turn) {
        listed.put(job.getMetadata().getUid(), turn.sweep().getMetadata().getUid());
    }
}
