package dev.sweeps.app.reconcile;

import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.keep.KeepPolicies;
import dev.sweeps.app.translate.SweepStatuses;
import dev.sweeps.app.translate.TrialRecords;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is left to be done for a Sweep that is over: its files are put in order, and some time later it may be deleted. */
@ApplicationScoped
public class FinishedSweeps {
    /** Files that cannot be put in order do not keep a Sweep for ever. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final FileKeeper keeper;
    private final Farewells farewells;
    private final SweepStatusWriter writer;
    private final ClusterWrites writes;
    private final Announcer announcer;
    private final Clock clock;

    FinishedSweeps(
            FileKeeper keeper,
            Farewells farewells,
            SweepStatusWriter writer,
            ClusterWrites writes,
            Announcer announcer,
            Clock clock) {
        this.keeper = keeper;
        this.farewells = farewells;
        this.writer = writer;
        this.writes = writes;
        this.announcer = announcer;
        this.clock = clock;
    }

    UpdateControl<Sweep> pass(Sweep sweep, List<Trial> trials) {
        var now = clock.instant();
        farewells.ensure(sweep);
        var keeping = keeper.pass(sweep, new FileKeeper.Facts(trials, best(sweep), Set.of(), false, true), now);
        var status = SweepStatuses.seen(
                sweep, keeping.status(), ranked -> keeping.checkpoints().get(ranked.trial()));
        var wait = writer.write(sweep, status, now);
        // What was written is the version to be deleted, and no event tells of it: a status changes no generation.
        var next = wait.map(now::plus)
                .or(() -> SweepStatuses.sameFacts(sweep.getStatus(), status)
                        ? expire(sweep, keeping.settled(), now)
                        : Optional.of(now));
        return Stream.of(next, Optional.ofNullable(keeping.comeBack()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(time -> UpdateControl.<Sweep>noUpdate().rescheduleAfter(until(time, now)))
                .orElseGet(UpdateControl::noUpdate);
    }

    private static List<String> best(Sweep sweep) {
        var top = Objects.requireNonNullElse(sweep.getStatus().top(), List.<RankedTrial>of());
        return top.stream().map(RankedTrial::trial).toList();
    }

    private static Duration until(Instant time, Instant now) {
        var wait = Duration.between(now, time);
        return wait.compareTo(SHORTEST) > 0 ? wait : SHORTEST;
    }

    /**
     * Deletes the Sweep when its time has come, as {@code ttlSecondsAfterFinished} of a Job does.
     *
     * @param settled whether its files are in order; else it waits a while for that
     * @return when to look again; empty: never, or it is gone
     */
    private Optional<Instant> expire(Sweep sweep, boolean settled, Instant now) {
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
