package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.CurvePoint;
import dev.sweeps.api.CurveStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.api.TrialStatus;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real training that is paused at rungs and goes on from its checkpoint, with the operator killed in between. */
@NeedsCluster(Profile.REAL)
class PromotionE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    private static final int EPOCHS = 10;

    /** The better a learning rate the earlier it comes; rungs are at 3 and 6 epochs. One at a time, so that only one outcome is right. */
    private static final String FIELDS =
            """
            parameters: {x: null, y: null, lr: {values: [0.5, 0.1, 0.01, 0.001]}}
            search: {algorithm: grid}
            trials: {max: 4, parallel: 1}
            storage: {claim: data}
            earlyStop: {trial: {asha: {minSteps: 3, eta: 2, promotion: true}}}
            """;

    /**
     * Softmax regression on the digits of scikit-learn by mini-batches. It counts the epochs that it really trains, over all attempts. At
     * a rung it waits, for here every trial is paused at each: an operator that starts slowly must not change what happens.
     */
    private static final String PROGRAM =
            """
            import importlib.util, os, signal, sys, time
            os.environ["OPENBLAS_NUM_THREADS"] = "1"
            import numpy as np, sweep
            told_to_end = []
            signal.signal(signal.SIGTERM, lambda *_: told_to_end.append(True))
            home = importlib.util.find_spec("sklearn").submodule_search_locations[0]
            table = np.loadtxt(home + "/datasets/data/digits.csv.gz", delimiter=",")
            images, labels = table[:, :64] / 16, table[:, 64].astype(int)
            weights, done, trained = np.zeros((64, 10)), 0, 0
            earlier = sweep.resume_from()
            if earlier:
                saved = np.load(earlier / "state.npz")
                weights, done, trained = saved["weights"], int(saved["done"]), int(saved["trained"])
            def probabilities(batch):
                scores = np.exp(batch @ weights - (batch @ weights).max(axis=1, keepdims=True))
                return scores / scores.sum(axis=1, keepdims=True)
            def loss():
                return float(-np.log(probabilities(images)[np.arange(len(labels)), labels]).mean())
            for epoch in range(done + 1, %d + 1):
                for rows in np.array_split(np.random.default_rng(epoch).permutation(len(labels)), 56):
                    gradient = probabilities(images[rows])
                    gradient[np.arange(len(rows)), labels[rows]] -= 1
                    weights = weights - sweep.params()["lr"] * images[rows].T @ gradient / len(rows)
                trained += 1
                np.savez(sweep.checkpoint_dir() / "next.npz", weights=weights, done=epoch, trained=trained)
                os.replace(sweep.checkpoint_dir() / "next.npz", sweep.checkpoint_dir() / "state.npz")
                sweep.report(epoch, loss=loss())
                waits_until = time.monotonic() + (150 if epoch in (3, 6) else 0)
                while time.monotonic() < waits_until and not told_to_end:
                    time.sleep(0.05)
                if told_to_end:
                    sys.exit(0)
            sweep.finish(loss=loss(), trained=trained, resumed_at=done)
            """
                    .formatted(EPOCHS);

    @Test
    void continuesTheBestFromItsCheckpointAndStopsTheRest(Lab lab) {
        SharedFolder.claim(lab, "data");
        lab.create("climb", RealTrials.running(PROGRAM, Duration.ofSeconds(10), "256Mi", FIELDS));

        Trial paused = awaitPaused(lab, "climb-00000", 1);
        assertThat(paused.getStatus()).returns("Asha", TrialStatus::reason).returns(null, TrialStatus::completionTime);
        OPERATOR.kill();
        awaitPaused(lab, "climb-00001", 1);
        awaitPaused(lab, "climb-00000", 2);
        awaitPaused(lab, "climb-00001", 2);
        Sweep ended = lab.awaitState("climb", SweepState.COMPLETE);

        List<Trial> trials = lab.trials("climb");
        Claims.countsAreThoseOf(trials, ended);
        assertThat(trials)
                .extracting(Claims::stateOf)
                .containsExactly(TrialState.SUCCEEDED, TrialState.STOPPED, TrialState.STOPPED, TrialState.STOPPED);
        assertThat(trials)
                .extracting(trial -> trial.getStatus().attempt())
                .as("two rungs, one rung, and none that was passed")
                .containsExactly(3, 2, 1, 1);
        assertThat(trials).allSatisfy(trial -> assertThat(trial.getStatus())
                .returns(0, TrialStatus::retriesUsed)
                .returns(0, TrialStatus::disruptions)
                .returns(0L, TrialStatus::gpuSecondsLost));
        theBestWasTrainedOnce(trials.getFirst().getStatus());
        assertThat(trials.get(1).getStatus())
                .returns("Asha", TrialStatus::reason)
                .satisfies(status -> assertThat(status.message()).contains("rung 6 is rank 2 of 2"));
        assertThat(Objects.requireNonNull(ended.getStatus().gpuSeconds()).saved())
                .isPositive()
                .isEqualTo(trials.stream()
                        .mapToLong(trial -> trial.getStatus().gpuSecondsSaved())
                        .sum());
    }

    private static Trial awaitPaused(Lab lab, String name, int attempt) {
        return lab.awaitTrial(name, trial -> assertThat(trial.getStatus())
                .returns(TrialState.PAUSED, TrialStatus::state)
                .returns(attempt, TrialStatus::attempt));
    }

    private static void theBestWasTrainedOnce(TrialStatus best) {
        Map<String, Double> metrics = Objects.requireNonNull(best.metrics());
        CurveStatus curve = Objects.requireNonNull(best.curve());
        assertThat(metrics.get("trained")).as("epochs over all attempts").isEqualTo(EPOCHS);
        assertThat(metrics.get("resumed_at")).isEqualTo(6);
        assertThat(curve.points())
                .extracting(CurvePoint::step)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, EPOCHS).boxed().toList());
    }
}
