package dev.sweeps.app.reconcile;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.keep.FilesStatuses;
import dev.sweeps.app.keep.KeepLists;
import dev.sweeps.app.keep.KeeperImage;
import dev.sweeps.app.keep.KeeperJob;
import dev.sweeps.app.observe.JobEnd;
import dev.sweeps.core.keep.KeepList;
import dev.sweeps.core.keep.KeepPolicy;
import dev.sweeps.core.keep.PassRecord;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One look at the files of one sweep: what is known, and what follows from it alone. */
record KeeperTurn(
        Sweep sweep, KeepFacts facts, KeepPolicy policy, PodTemplateSpec template, KeeperImage image, Instant now) {

    /** What was stored last. */
    FilesStatus before() {
        return FilesStatuses.before(sweep);
    }

    /** A sweep that has no pass yet has no files to speak of. */
    @Nullable
    FilesStatus stored() {
        return sweep.getStatus() == null ? null : sweep.getStatus().files();
    }

    PassRecord record() {
        return FilesStatuses.record(
                before(), sweep.getStatus() == null ? null : sweep.getStatus().startTime());
    }

    /** The keeper has given up, and the spec has changed since. */
    boolean isWorthAnotherTry() {
        return facts.last()
                && before().failures() > 1
                && !Objects.equals(
                        sweep.getStatus().observedGeneration(),
                        sweep.getMetadata().getGeneration());
    }

    /** What the next pass is to keep and to release. */
    KeepList list() {
        return KeepLists.of(policy, facts.trials(), facts.best(), facts.needed(), facts.mayComeBack(), facts.last());
    }

    long nextPass() {
        return before().passes() + 1;
    }

    boolean isNext(Job job) {
        return KeeperJob.pass(job) == nextPass() && !job.isMarkedForDeletion();
    }

    /** Its report is stored; one that failed stays for a while to be looked at. */
    boolean isDone(Job job) {
        return KeeperJob.pass(job) <= before().passes()
                && JobEnd.of(job) == JobEnd.COMPLETE
                && !job.isMarkedForDeletion();
    }
}
