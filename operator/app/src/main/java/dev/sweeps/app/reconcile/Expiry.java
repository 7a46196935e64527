package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.keep.KeepPolicies;
import dev.sweeps.app.translate.TrialRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Deletes a Sweep that is over when its time has come, as {@code ttlSecondsAfterFinished} of a Job does. */
@ApplicationScoped
public class Expiry {
    /** Files that cannot be put in order do not keep a Sweep for ever. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final ClusterWrites writes;
    private final Announcer announcer;

    Expiry(ClusterWrites writes, Announcer announcer) {
        this.writes = writes;
        this.announcer = announcer;
    }

    /**
     * Deletes it or not.
     *
     * @param settled whether its files are in order; else it waits a while for that
     * @return when to look again; empty: never, or it is gone
     */
    Optional<Instant> expire(Sweep sweep, boolean settled, Instant now) {
        var seconds = sweep.getSpec().ttlSecondsAfterFinished();
        var end = TrialRecords.instant(sweep.getStatus().completionTime());
        if (seconds == null || end == null || KeepPolicies.isDryRun(sweep)) {
            return Optional.empty();
        }
        var due = end.plusSeconds(seconds);
        var latest = due.plus(PATIENCE);
        if (now.isBefore(due)) {
            return Optional.of(due);
        }
        if (!settled && now.isBefore(latest)) {
            return Optional.of(latest);
        }
        announcer.decision(sweep, "Expired", "deleted, " + seconds + " s after its end");
        writes.delete(sweep);
        return Optional.empty();
    }
}
