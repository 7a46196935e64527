package dev.sweeps.app.reconcile;

import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.Sweep;
import dev.sweeps.app.translate.StoredStatuses;
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
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final SweepTrials trials;
    private final FileKeeper keeper;
    private final Farewells farewells;
    private final SweepStatusWriter writer;
    private final SweepGauges gauges;
    private final Expiry expiry;
    private final Clock clock;

    FinishedSweeps(
            SweepTrials trials,
            FileKeeper keeper,
            Farewells farewells,
            SweepStatusWriter writer,
            SweepGauges gauges,
            Expiry expiry,
            Clock clock) {
        this.trials = trials;
        this.keeper = keeper;
        this.farewells = farewells;
        this.writer = writer;
        this.gauges = gauges;
        this.expiry = expiry;
        this.clock = clock;
    }

    UpdateControl<Sweep> pass(Sweep sweep) {
        var now = clock.instant();
        gauges.showEnded(sweep);
        farewells.ensure(sweep);
        var facts = new KeepFacts(trials.of(sweep), best(sweep), Set.of(), false, true);
        var keeping = keeper.pass(sweep, facts, now);
        var status = StoredStatuses.seen(
                sweep, keeping.status(), ranked -> keeping.checkpoints().get(ranked.trial()));
        var wait = writer.write(sweep, status, now);
        // What was written is the version to be deleted, and no event tells of it: a status changes no generation.
        var next = wait.map(now::plus)
                .or(() -> StoredStatuses.sameFacts(sweep.getStatus(), status)
                        ? expiry.expire(sweep, keeping.settled(), now)
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
}
