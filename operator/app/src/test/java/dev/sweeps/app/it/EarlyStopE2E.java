package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A rule for single trials, from the lines that real programs print to the end of those that fall behind. */
@NeedsCluster(Profile.REAL)
class EarlyStopE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    private static final int STEPS = 40;

    /** The better half of the grid comes first. */
    private static final String FIELDS =
            """
            parameters: {x: null, y: null, shift: {values: [0.0, 0.1, 0.2, 5.0, 6.0, 7.0]}}
            search: {algorithm: grid}
            trials: {max: 6, parallel: 3}
            earlyStop: {trial: {median: {startupTrials: 2, warmupSteps: 4}}}
            """;

    /** Runs 20 s unless it is ended. */
    private static final String PROGRAM =
            """
            import time, sweep
            shift = sweep.params()["shift"]
            for step in range(%d):
                sweep.report(step, loss=shift + 1 / (step + 1))
                time.sleep(0.5)
            sweep.finish(loss=shift + 0.01)
            """
                    .formatted(STEPS);

    @Test
    void endsTrialsThatFallBehindAndSaysWhy(Lab lab) {
        lab.create("early", RealTrials.running(PROGRAM, Duration.ofSeconds(1), FIELDS));

        Sweep ended = lab.awaitState("early", SweepState.COMPLETE);

        List<Trial> trials = lab.trials("early");
        List<Trial> stopped = trials.stream()
                .filter(trial -> Claims.stateOf(trial) == TrialState.STOPPED)
                .toList();
        assertThat(Claims.best(ended).objective()).isLessThan(0.2);
        assertThat(trials)
                .filteredOn(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED)
                .as("the first ones have nobody to be compared with")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(stopped).isNotEmpty().allSatisfy(trial -> {
            assertThat(trial.getStatus().reason()).isEqualTo("Median");
            assertThat(trial.getStatus().message()).startsWith("median: ");
            var cause = Objects.requireNonNull(trial.getStatus().stop());
            assertThat(cause.rule()).isEqualTo("median");
            assertThat(cause.value()).isGreaterThan(cause.threshold());
            assertThat(Objects.requireNonNull(trial.getStatus().curve()).step()).isLessThan(STEPS - 1);
            assertThat(trial.getStatus().gpuSecondsSaved()).isPositive();
        });
        assertThat(Objects.requireNonNull(ended.getStatus().gpuSeconds()).saved())
                .isEqualTo(stopped.stream()
                        .mapToLong(trial -> trial.getStatus().gpuSecondsSaved())
                        .sum());
    }
}
