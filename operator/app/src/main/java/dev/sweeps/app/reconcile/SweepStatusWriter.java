package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepStatus;
import dev.sweeps.app.translate.StoredStatuses;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the status of a Sweep when it says something new: at once when its state changes, else at most once a second, and
 * never when only time has passed, but for the elapsed time of a sweep whose trials run, once a minute.
 */
@ApplicationScoped
public class SweepStatusWriter implements PerSweep {
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLOCKS = Duration.ofMinutes(1);

    private final ClusterWrites writes;
    private final Announcer announcer;
    private final KeeperCounters keeper;

    /** When each Sweep was written last, by uid: only a throttle, lost without harm. */
    private final Map<String, Instant> writtenAt = new ConcurrentHashMap<>();

    SweepStatusWriter(ClusterWrites writes, Announcer announcer, KeeperCounters keeper) {
        this.writes = writes;
        this.announcer = announcer;
        this.keeper = keeper;
    }

    /** Writes or not; the time after which to come back when something is left to be written. */
    Optional<Duration> write(Sweep sweep, SweepStatus desired, Instant now) {
        var before = sweep.getStatus();
        if (before != null && StoredStatuses.sameFacts(before, desired)) {
            return clockIsBehind(before, desired) ? put(sweep, desired, now) : Optional.empty();
        }
        var uid = sweep.getMetadata().getUid();
        var earliest = Optional.ofNullable(writtenAt.get(uid)).map(last -> last.plus(BETWEEN_WRITES));
        if (!isTurn(before, desired) && earliest.isPresent() && now.isBefore(earliest.get())) {
            return Optional.of(Duration.between(now, earliest.get()));
        }
        return put(sweep, desired, now);
    }

    @Override
    public void forget(String uid) {
        writtenAt.remove(uid);
    }

    private Optional<Duration> put(Sweep sweep, SweepStatus desired, Instant now) {
        var before = sweep.getStatus();
        var next = new Sweep();
        next.setMetadata(sweep.getMetadata());
        next.setSpec(sweep.getSpec());
        next.setStatus(desired);
        try {
            writes.writeStatus(next);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                // The cache is behind our own last write or behind a user's edit: the next pass sees it.
                return Optional.of(Duration.ofMillis(200));
            }
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
        writtenAt.put(sweep.getMetadata().getUid(), now);
        announcer.announce(sweep, SweepAnnouncements.of(before, desired));
        keeper.count(before, desired);
        return Optional.empty();
    }

    private static boolean isTurn(@Nullable SweepStatus before, SweepStatus desired) {
        return before == null
                || before.state() != desired.state()
                || !Objects.equals(before.observedGeneration(), desired.observedGeneration())
                || !Objects.equals(before.conclusion(), desired.conclusion());
    }

    private static boolean clockIsBehind(SweepStatus before, SweepStatus desired) {
        var running = desired.trials() == null ? 0 : desired.trials().running();
        var shown = Objects.requireNonNullElse(before.elapsedSeconds(), 0L);
        var real = Objects.requireNonNullElse(desired.elapsedSeconds(), 0L);
        return running > 0 && real - shown >= BETWEEN_CLOCKS.toSeconds();
    }
}
