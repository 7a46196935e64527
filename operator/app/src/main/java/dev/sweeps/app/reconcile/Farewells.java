package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.PreparedTemplate;
import dev.sweeps.app.keep.FarewellJob;
import dev.sweeps.app.keep.KeepPolicies;
import dev.sweeps.app.observe.JobEnd;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the farewell of a living Sweep as its spec wants it, and a new Sweep out of a folder that is being removed. */
@ApplicationScoped
public class Farewells implements PerSweep {
    private final KeeperJobs jobs;
    private final FileKeeper keeper;
    private final ClusterWrites writes;
    private final SpecReadings readings;

    /** Uids of the Sweeps whose farewell was made by this process: the cache may not show it yet. */
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    Farewells(KeeperJobs jobs, FileKeeper keeper, ClusterWrites writes, SpecReadings readings) {
        this.jobs = jobs;
        this.keeper = keeper;
        this.writes = writes;
        this.readings = readings;
    }

    /** Makes it where files are to be deleted with the Sweep, takes it back where that was edited. */
    void ensure(Sweep sweep) {
        var uid = sweep.getMetadata().getUid();
        var image = keeper.image();
        if (!FarewellJob.isWanted(sweep)) {
            made.remove(uid);
            jobs.farewells(sweep).stream()
                    .filter(job -> FarewellJob.sweepUid(job).equals(uid))
                    .forEach(job -> writes.delete(job, DeletionPropagation.BACKGROUND));
        } else if (image.isPresent()
                && !made.contains(uid)
                && readings.template(sweep) instanceof PreparedTemplate.Ready ready) {
            KeepPolicies.of(sweep, ready.template())
                    .ifPresent(policy -> writes.create(FarewellJob.of(sweep, ready.template(), image.get(), policy)));
            made.add(uid);
        }
    }

    /** Why a Sweep has to wait: the files of a deleted one of its name are being removed from the folder that is to be its own. */
    Optional<String> reasonToWait(Sweep sweep) {
        var uid = sweep.getMetadata().getUid();
        return sweep.getSpec().storage() == null
                ? Optional.empty()
                : jobs.farewells(sweep).stream()
                        .filter(job -> !FarewellJob.sweepUid(job).equals(uid) && JobEnd.of(job) == JobEnd.RUNNING)
                        .findFirst()
                        .map(job ->
                                "Job %s removes the files of a deleted sweep of this name; trials start when it has ended"
                                        .formatted(job.getMetadata().getName()));
    }

    @Override
    public void forget(String uid) {
        made.remove(uid);
    }
}
