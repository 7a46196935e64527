package dev.sweeps.app.reconcile;

import dev.sweeps.api.RungOrder;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.app.translate.StopOrders;
import dev.sweeps.app.translate.TrialRecords;
import dev.sweeps.core.schedule.SweepAction.MoveAtRung;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * Stores decisions at rungs. They are made from a cache that may be behind, and a second one about the same rung could undo the first
 * (pause a trial, then let it go on, while its Pod is being ended). So the Trial is asked for at the API server first.
 */
@ApplicationScoped
public class RungWrites {
    private final ClusterReads reads;
    private final ClusterWrites writes;

    RungWrites(ClusterReads reads, ClusterWrites writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /** What became of a decision. */
    enum Outcome {
        MOVED,
        /** It was decided before, or the trial ends, or is gone. */
        NOTHING_TO_DO,
        /** To be decided again. */
        CHANGED_MEANWHILE
    }

    Outcome move(Sweep sweep, MoveAtRung move) {
        var trial = reads.trial(sweep.getMetadata().getNamespace(), move.name());
        var order = trial.map(now -> order(now, move)).orElse(null);
        if (trial.isEmpty() || order == null) {
            return Outcome.NOTHING_TO_DO;
        }
        try {
            writes.moveTo(trial.get(), order);
            return Outcome.MOVED;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return Outcome.CHANGED_MEANWHILE;
            }
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Outcome.NOTHING_TO_DO;
            }
            throw e;
        }
    }

    /** Null when nothing is to be stored. */
    private static @Nullable RungOrder order(Trial trial, MoveAtRung move) {
        var record = TrialRecords.of(trial);
        var rung = trial.getSpec().rung();
        var order = StopOrders.of(move);
        if (record.stopOrdered() || record.state().isFinal()) {
            return null;
        }
        return switch (move.move()) {
            case PASS, PAUSE -> isNew(rung, order) ? order : null;
            case CONTINUE ->
                record.isPaused() && rung != null
                        ? new RungOrder(rung.step(), true, order.message(), order.cause())
                        : null;
        };
    }

    private static boolean isNew(@Nullable RungOrder rung, RungOrder order) {
        return rung == null || (rung.promoted() && rung.step() < order.step());
    }
}
