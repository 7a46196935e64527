package dev.sweeps.app.translate;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;

/**
 * The conditions of a Sweep. {@code Complete} and {@code Failed} are for {@code kubectl wait}; {@code Ready},
 * {@code Reconciling} and {@code Stalled} are those that kstatus (sigs.k8s.io/cli-utils) computes a state from.
 */
final class SweepConditions {
    private SweepConditions() {}

    static List<Condition> of(Sweep sweep, SweepState state, String reason, String message, Instant now) {
        var previous = sweep.getStatus() == null ? null : sweep.getStatus().conditions();
        var generation = sweep.getMetadata().getGeneration();
        var conditions =
                new Conditions(previous == null ? List.of() : previous, generation == null ? 0 : generation, now);
        var progressing = state == SweepState.PENDING || state == SweepState.RUNNING;
        return conditions
                .put("Ready", state == SweepState.COMPLETE, reason, message)
                .putIf("Progressing", progressing, reason, message)
                .putIf("Reconciling", progressing, reason, message)
                .putIf("Suspended", state == SweepState.SUSPENDED, reason, message)
                .putIf("Stalled", state == SweepState.STALLED || state == SweepState.FAILED, reason, message)
                .putIf("Complete", state == SweepState.COMPLETE, reason, message)
                .putIf("Failed", state == SweepState.FAILED, reason, message)
                .list();
    }
}
