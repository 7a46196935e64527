package dev.sweeps.app.reconcile;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.CachePolicies;
import dev.sweeps.app.desired.JobRendering;
import dev.sweeps.app.desired.WarmUpJob;
import dev.sweeps.app.observe.JobEnd;
import dev.sweeps.app.translate.ProblemText;
import dev.sweeps.core.cache.WarmUp;
import dev.sweeps.core.schedule.SweepAction.BuildCache;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** Makes warm-up Jobs and says what became of them. */
@ApplicationScoped
public class WarmUps {
    /** More Jobs than this do not fail at one time. */
    private static final int MOST_REASONS = 1000;

    private final ClusterWrites writes;
    private final ClusterReads reads;
    private final SpecReadings readings;
    private final Announcer announcer;

    /** Why Jobs failed, by uid: read of their pods once. */
    private final Map<String, String> reasons = Collections.synchronizedMap(new Recent<>(MOST_REASONS));

    WarmUps(ClusterWrites writes, ClusterReads reads, SpecReadings readings, Announcer announcer) {
        this.writes = writes;
        this.reads = reads;
        this.readings = readings;
        this.announcer = announcer;
    }

    /** One that is there already, of this or of another sweep, builds the same. */
    void build(Sweep sweep, BuildCache build) {
        var policy = CachePolicies.of(sweep);
        if (policy.isEmpty()) {
            return;
        }
        switch (WarmUpJob.render(readings.template(sweep), sweep, policy.get(), build.key(), build.parameters())) {
            case JobRendering.Rendered(var job) -> {
                writes.create(job);
                announcer.decision(
                        sweep, "CacheBuilding", "Job " + job.getMetadata().getName() + " builds key " + build.key());
            }
            case JobRendering.Rejected rejected ->
                announcer.decision(sweep, "InvalidSpec", ProblemText.sentence(rejected.problems()));
        }
    }

    /** Empty for a Job that is no warm-up or is being deleted. */
    Optional<WarmUp> of(Job job) {
        var annotations = job.getMetadata().getAnnotations();
        var key = annotations == null ? null : annotations.get(Keys.CACHE_WHOLE_KEY);
        if (key == null || job.isMarkedForDeletion()) {
            return Optional.empty();
        }
        var end = JobEnd.of(job);
        return Optional.of(new WarmUp(
                job.getMetadata().getName(),
                job.getMetadata().getLabels().getOrDefault(Keys.SWEEP, ""),
                key,
                switch (end) {
                    case RUNNING -> WarmUp.State.RUNNING;
                    case COMPLETE -> WarmUp.State.SUCCEEDED;
                    case FAILED -> WarmUp.State.FAILED;
                },
                end == JobEnd.FAILED ? reason(job) : null,
                Instant.parse(job.getMetadata().getCreationTimestamp())));
    }

    private String reason(Job job) {
        var uid = job.getMetadata().getUid();
        var known = reasons.get(uid);
        if (known != null) {
            return known;
        }
        // Not under the lock of the map: it is asked over the network.
        var reason = JobEnd.reason(job, reads.pods(job));
        reasons.put(uid, reason);
        return reason;
    }
}
