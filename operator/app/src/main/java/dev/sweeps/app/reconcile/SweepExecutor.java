package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.DesiredTrial;
import dev.sweeps.app.translate.CacheParts;
import dev.sweeps.app.translate.StopOrders;
import dev.sweeps.core.pruning.Asha;
import dev.sweeps.core.pruning.Ladder;
import dev.sweeps.core.schedule.SweepAction;
import dev.sweeps.core.schedule.SweepAction.BuildCache;
import dev.sweeps.core.schedule.SweepAction.CreateTrial;
import dev.sweeps.core.schedule.SweepAction.MoveAtRung;
import dev.sweeps.core.schedule.SweepAction.StartTrial;
import dev.sweeps.core.schedule.SweepAction.StopTrial;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does what a plan says, many actions at once: each is one call, and each can be repeated. */
@ApplicationScoped
public class SweepExecutor {
    /** Calls at once: more would open a connection each, and a TLS handshake costs more than the wait. */
    private static final int MOST_CALLS = 16;

    private final Semaphore calls = new Semaphore(MOST_CALLS);
    private final ClusterWrites writes;
    private final TrialLedger ledger;
    private final Announcer announcer;
    private final WarmUps warmUps;
    private final RungWrites rungs;
    private final Clock clock;

    SweepExecutor(
            ClusterWrites writes,
            TrialLedger ledger,
            Announcer announcer,
            WarmUps warmUps,
            RungWrites rungs,
            Clock clock) {
        this.rungs = rungs;
        this.writes = writes;
        this.warmUps = warmUps;
        this.ledger = ledger;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** Returns false when a name is still held by a trial of a deleted namesake: to be tried again soon. */
    boolean apply(Sweep sweep, List<SweepAction> actions) throws InterruptedException {
        if (actions.isEmpty()) {
            return true;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pending = actions.stream()
                    .map(action -> threads.submit(() -> inTurn(sweep, action)))
                    .toList();
            var allDone = true;
            for (var call : pending) {
                allDone &= outcome(call);
            }
            return allDone;
        }
    }

    private boolean inTurn(Sweep sweep, SweepAction action) throws InterruptedException {
        calls.acquire();
        try {
            return apply(sweep, action);
        } finally {
            calls.release();
        }
    }

    private static boolean outcome(Future<Boolean> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private boolean apply(Sweep sweep, SweepAction action) {
        return switch (action) {
            case CreateTrial create -> create(sweep, create);
            case StartTrial start -> {
                writes.start(sweep, start.name());
                announcer.decision(sweep, "CacheReady", "starts trial " + start.name());
                yield true;
            }
            case BuildCache build -> {
                warmUps.build(sweep, build);
                yield true;
            }
            case StopTrial stop -> {
                writes.orderStop(sweep, stop.name(), StopOrders.of(stop));
                announcer.decision(sweep, stop.reason(), "ends trial " + stop.name() + ": " + stop.message());
                yield true;
            }
            case MoveAtRung move -> move(sweep, move);
        };
    }

    private boolean move(Sweep sweep, MoveAtRung move) {
        var moved = rungs.move(sweep, move);
        if (moved == RungWrites.Outcome.MOVED) {
            announcer.decision(
                    sweep,
                    Asha.REASON,
                    "trial " + move.name() + ": " + move.cause().text());
        }
        if (move.move() == Ladder.Move.CONTINUE && moved == RungWrites.Outcome.MOVED) {
            ledger.continued(sweep, move.name());
        }
        return moved != RungWrites.Outcome.CHANGED_MEANWHILE;
    }

    private boolean create(Sweep sweep, CreateTrial create) {
        var trial = DesiredTrial.of(
                sweep,
                create.index(),
                create.sample(),
                create.parameters(),
                create.chosenBy(),
                CacheParts.spec(create.cache()),
                create.lineage());
        return switch (writes.create(trial)) {
            case MADE -> {
                ledger.made(sweep, trial, clock.instant());
                announcer.decision(
                        trial, "TrialCreated", "parameters " + create.parameters() + " by " + create.chosenBy());
                yield true;
            }
            case ALREADY_THERE -> {
                ledger.found(sweep, trial);
                yield true;
            }
            case NAMESPACE_ENDS -> true;
            case NAME_TAKEN -> false;
        };
    }
}
