package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialOrigin;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A population that really trains and really takes weights over, while the keeper removes what nobody needs and the operator is killed. */
@NeedsCluster(Profile.REAL)
class PopulationE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    private static final Duration LIMIT = Duration.ofMinutes(8);

    /** The trial that waits until the test has looked around: the third member's second interval. */
    private static final int HELD = 6;

    private static final int MEMBERS = 4;
    private static final int TRIALS = 10;
    private static final int STEPS = 20;

    /** One at a time, so that only one outcome is right. The rates differ so much that ranks cannot depend on rounding. */
    private static final String FIELDS =
            """
            parameters: {x: null, y: null, lr: {distribution: log_uniform_values, min: 0.0001, max: 0.1}}
            search: {algorithm: pbt, seed: 7, settings: {population: %d}}
            trials: {max: %d, parallel: 1}
            storage: {claim: data}
            keep: {topK: 1, trashFor: 0s}
            """
                    .formatted(MEMBERS, TRIALS);

    /** Linear regression by gradient descent. Its state says which trials have trained it. */
    private static final String PROGRAM =
            """
            import os, time
            os.environ["OPENBLAS_NUM_THREADS"] = "1"
            import numpy as np, sweep
            inputs = np.random.default_rng(0).normal(size=(256, 8))
            outputs = inputs @ np.arange(1.0, 9.0)
            weights, steps, trained_by = np.zeros(8), 0, []
            earlier = sweep.resume_from()
            if earlier:
                saved = np.load(earlier / "state.npz")
                weights, steps, trained_by = saved["weights"], int(saved["steps"]), list(saved["trained_by"])
            for _ in range(%d):
                weights = weights - sweep.params()["lr"] * inputs.T @ (inputs @ weights - outputs) / 256
                steps += 1
            trained_by.append(sweep.trial())
            np.savez(sweep.checkpoint_dir() / "state.npz", weights=weights, steps=steps, trained_by=trained_by)
            while sweep.trial().endswith("%05d") and not (sweep.output_dir() / "go").exists():
                time.sleep(0.05)
            loss = float(((inputs @ weights - outputs) ** 2).mean())
            sweep.finish(loss=loss, steps=steps, trained_by=">".join(trained_by))
            """
                    .formatted(STEPS, HELD);

    @Test
    void theWeightsComeFromTheWinnerAndAreKeptUntilNobodyNeedsThem(Lab lab) throws IOException {
        var claim = SharedFolder.claim(lab, "data");
        lab.create("people", RealTrials.running(PROGRAM, Duration.ofSeconds(10), "256Mi", FIELDS));

        awaitRunning(lab, name(HELD));
        OPERATOR.kill();
        var folder = "sweeps/%s/people/trials/".formatted(lab.namespace());
        awaitThatOnlyTheNeededAreLeft(lab, claim, folder);
        Files.createFile(claim.at(folder + name(HELD) + "/a1/go"));
        await("the end").atMost(LIMIT).untilAsserted(() -> assertThat(
                        lab.sweep("people").getStatus())
                .satisfies(status -> assertThat(status.state()).isEqualTo(SweepState.COMPLETE)));

        List<Trial> trials = lab.trials("people");
        assertThat(trials).hasSize(TRIALS).allSatisfy(trial -> assertThat(Claims.stateOf(trial))
                .isEqualTo(TrialState.SUCCEEDED));
        trials.forEach(trial -> theWeightsAreOfWhomItContinues(lab, trial));
        assertThat(trials.subList(MEMBERS, TRIALS))
                .as("the worst after the first intervals has taken somebody over")
                .anySatisfy(trial -> assertThat(memberOf(lab, origin(trial).trial()))
                        .isNotEqualTo(trial.getSpec().member()));
        theBestHasTheMostTraining(lab.sweep("people"), trials);
    }

    private static void awaitRunning(Lab lab, String trial) {
        await("trial " + trial).atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(
                        Claims.stateOf(lab.trial(trial)))
                .isEqualTo(TrialState.RUNNING));
    }

    /** Of the six that have ended the two that are out: the first members have gone on from them, or have left them. */
    private static void awaitThatOnlyTheNeededAreLeft(Lab lab, SharedFolder claim, String folder) throws IOException {
        Set<String> needed = new HashSet<>(List.of(name(2), name(3), name(4), name(5)));
        needed.add(origin(lab.trial(name(HELD))).trial());
        String best = lab.trials("people").stream()
                .filter(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED)
                .min(java.util.Comparator.comparing(trial -> loss(trial)))
                .orElseThrow()
                .getMetadata()
                .getName();
        needed.add(best);
        for (int index = 0; index < HELD; index++) {
            String trial = name(index);
            if (!needed.contains(trial)) {
                await("the removal of the checkpoint of " + trial)
                        .atMost(LIMIT)
                        .until(() -> !claim.names(folder + trial + "/a1").contains("checkpoint"));
            }
        }
        for (String trial : needed) {
            assertThat(claim.names(folder + trial + "/a1/checkpoint")).as(trial).containsExactly("state.npz");
        }
    }

    private static void theWeightsAreOfWhomItContinues(Lab lab, Trial trial) {
        String own = trial.getMetadata().getName();
        TrialOrigin origin = trial.getSpec().continues();
        assertThat(trainedBy(trial)).isEqualTo(origin == null ? own : trainedBy(lab.trial(origin.trial())) + ">" + own);
        assertThat(trial.getSpec().index() < MEMBERS).isEqualTo(origin == null);
    }

    private static void theBestHasTheMostTraining(Sweep sweep, List<Trial> trials) {
        Trial best = trials.stream()
                .filter(trial ->
                        trial.getMetadata().getName().equals(Claims.best(sweep).trial()))
                .findFirst()
                .orElseThrow();
        Map<String, Double> metrics = Objects.requireNonNull(best.getStatus().metrics());
        assertThat(metrics.get("steps")).isGreaterThan(STEPS);
        assertThat(loss(best))
                .isLessThan(trials.subList(0, MEMBERS).stream()
                        .mapToDouble(PopulationE2E::loss)
                        .min()
                        .orElseThrow());
    }

    private static Object trainedBy(Trial trial) {
        return Objects.requireNonNull(
                Objects.requireNonNull(trial.getStatus().diagnostics()).get("trained_by"));
    }

    private static double loss(Trial trial) {
        return Objects.requireNonNull(trial.getStatus().objective());
    }

    private static TrialOrigin origin(Trial trial) {
        return Objects.requireNonNull(trial.getSpec().continues());
    }

    private static int memberOf(Lab lab, String trial) {
        return Objects.requireNonNull(lab.trial(trial).getSpec().member());
    }

    private static String name(int index) {
        return "people-%05d".formatted(index);
    }
}
