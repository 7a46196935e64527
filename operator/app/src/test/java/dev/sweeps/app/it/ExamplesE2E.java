package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialState;
import dev.sweeps.app.cluster.Checkout;
import dev.sweeps.app.cluster.Command;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file in {@code examples/}, applied as a user does it to a node that runs containers, ends as its page says. */
@NeedsCluster(Profile.REAL)
@Execution(ExecutionMode.SAME_THREAD)
class ExamplesE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    /** They take about a minute each on two cores that have nothing else to do. */
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private static final List<String> ALL = List.of(
            "batch-cache",
            "best-models",
            "digits",
            "masked",
            "metta",
            "not-learning",
            "pareto",
            "population",
            "samples",
            "unmodified",
            "wandb");

    @Test
    void noExampleIsForgotten() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.at("examples"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.substring(0, name.length() - ".yaml".length())))
                    .containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "batch-cache, 12, 0.75, 0.9",
        "digits, 12, 0.95, 1.0",
        "metta, 16, 8.0, 10.0",
        "wandb, 12, 60, 120",
        "samples, 12, -10, 10",
        "unmodified, 8, 0.0114, 0.0116",
        "pareto, 24, 0.95, 1.0",
        "population, 16, 0.8, 1.0"
    })
    void completes(String name, int trials, double worst, double best, Lab lab) {
        Sweep sweep = end(lab, name);

        assertThat(sweep.getStatus().state()).as("%s", sweep.getStatus()).isEqualTo(SweepState.COMPLETE);
        List<Trial> all = lab.trials(name);
        assertThat(all).hasSize(trials).allMatch(trial -> Claims.stateOf(trial) == TrialState.SUCCEEDED);
        assertThat(Claims.best(sweep).objective()).isBetween(worst, best);
        Claims.countsAreThoseOf(all, sweep);
        Claims.gpuSecondsAreThoseOf(all, sweep);
        assertThat(all).allSatisfy(trial -> {
            assertThat(trial.getStatus().steps()).isNotEmpty().allSatisfy(step -> assertThat(step.exitCode())
                    .isZero());
            // The cluster's times are whole seconds, so that a short trial may have used none of them.
            assertThat(trial.getStatus().gpus()).isOne();
            assertThat(trial.getStatus().gpuSecondsUsed())
                    .isGreaterThanOrEqualTo(trial.getStatus().runSeconds());
            assertThat(trial.getStatus().node()).isNotEmpty();
        });
    }

    @Test
    void stopsTheSweepWhoseAttentionFallsBack(Lab lab) {
        Sweep sweep = end(lab, "masked");

        assertThat(sweep.getStatus().state()).isEqualTo(SweepState.FAILED);
        assertThat(Claims.reasonOf(sweep)).isEqualTo("MaskedTrials");
        assertThat(Claims.counts(sweep).masked()).isBetween(3L, 5L);
        assertThat(sweep.getStatus().best()).isNull();
    }

    @Test
    void stopsTheSweepThatDoesNotLearn(Lab lab) {
        Sweep sweep = end(lab, "not-learning");

        assertThat(sweep.getStatus().state()).isEqualTo(SweepState.FAILED);
        assertThat(Claims.reasonOf(sweep)).isEqualTo("NotLearning");
        assertThat(Claims.counts(sweep).finished()).isBetween(5L, 8L);
    }

    /** As examples/apply-best/README.md says. */
    @Test
    void aJobLoadsTheBestOfTheModelsThatWereKept(Lab lab) throws IOException {
        Sweep ended = end(lab, "best-models");
        assertThat(ended.getStatus().state()).as("%s", ended.getStatus()).isEqualTo(SweepState.COMPLETE);
        Sweep sweep = lab.awaitSweep(
                "best-models",
                seen -> assertThat(seen.getStatus().files()).isNotNull().matches(FilesStatus::settled));

        List<RankedTrial> top = Objects.requireNonNull(sweep.getStatus().top());
        assertThat(top).hasSize(3);
        String manifest = Files.readString(Checkout.at("examples/apply-best/job.yaml"))
                .replace("CHECKPOINT", Objects.requireNonNull(top.getFirst().checkpoint()));
        lab.client()
                .resource(Serialization.unmarshal(manifest, Job.class))
                .inNamespace(lab.namespace())
                .create();

        var job = lab.client().batch().v1().jobs().inNamespace(lab.namespace()).withName("apply-best");
        await("its end").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(
                        job.get().getStatus().getSucceeded())
                .isEqualTo(1));
        assertThat(job.getLog()).contains("held-out digits");
    }

    private static Sweep end(Lab lab, String name) {
        String said = Command.kubectl(
                        lab.cluster(),
                        Duration.ofSeconds(30),
                        List.of(
                                "apply",
                                "--namespace=" + lab.namespace(),
                                "-f",
                                Checkout.at("examples/" + name + ".yaml").toString()))
                .orFail();
        assertThat(said).contains("sweep.sweeps.dev/" + name + " created");
        await("the end of " + name)
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> lab.sweep(name).getStatus() != null
                        && (lab.sweep(name).getStatus().state() == SweepState.COMPLETE
                                || lab.sweep(name).getStatus().state() == SweepState.FAILED));
        await("the end of its running trials").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.trials(name))
                .allMatch(trial -> Claims.stateOf(trial).compareTo(TrialState.RUNNING) > 0));
        return lab.sweep(name);
    }
}
