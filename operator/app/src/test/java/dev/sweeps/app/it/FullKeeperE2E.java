package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The keeper on a volume that its sweep has filled to the last block, in pods. */
@NeedsCluster(Profile.REAL)
@Execution(ExecutionMode.SAME_THREAD)
class FullKeeperE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    /** The later the better; the last one fills the volume, first with a file, then with folders. */
    private static final String PROGRAM =
            """
            import os, sweep
            index = int(os.environ["SWEEP_TRIAL_INDEX"])
            checkpoint = os.environ["SWEEP_CHECKPOINT_DIR"]
            os.makedirs(checkpoint + "/step_1", exist_ok=True)
            with open(checkpoint + "/step_1/weights", "w") as file:
                file.write(f"weights of {index} " * 10000)
            os.symlink("step_1", checkpoint + "/latest")
            if index == 2:
                try:
                    with open(os.environ["SWEEP_OUTPUT_DIR"] + "/filling", "wb", buffering=0) as file:
                        while True:
                            file.write(bytes(1024))
                except OSError:
                    os.sync()
                try:
                    for each in range(100000):
                        os.mkdir(os.environ["SWEEP_OUTPUT_DIR"] + f"/filling{each}")
                except OSError:
                    pass
            sweep.finish(loss=10 - index)
            """;

    private static final String FIELDS =
            """
            objective: {metric: loss, goal: minimize}
            trials: {max: 3, parallel: 1}
            storage: {claim: small}
            keep: {topK: %d, trashFor: 0s}
            """;

    @Test
    void freesWhatLosersLeftAndKeepsTheBest(Lab lab) throws IOException {
        try (var small = SmallVolume.claim(lab, "small", 4)) {
            lab.create("tight", RealTrials.running(PROGRAM, FIELDS.formatted(1)));
            lab.awaitState("tight", SweepState.COMPLETE);

            var files = files(lab.awaitSweep(
                    "tight",
                    sweep -> assertThat(sweep.getStatus().files()).isNotNull().matches(FilesStatus::settled)));

            assertThat(files.message()).isNull();
            assertThat(files.failures()).isZero();
            assertThat(files.bytesFreed()).isPositive();
            assertThat(files.checkpoints()).containsExactly("tight-00002");
            var best = files.folder() + "/best_models/rank_01_tight-00002/checkpoint";
            assertThat(small.files().text(best + "/latest/weights")).startsWith("weights of 2");
            for (var loser : List.of("tight-00000", "tight-00001")) {
                assertThat(small.files().names(files.folder() + "/trials/" + loser + "/a1"))
                        .as(loser)
                        .doesNotContain("checkpoint");
            }
            assertThat(small.files().text(files.folder() + "/sweep_manager.log"))
                    .contains("keeper deletes trials/tight-0000");
        }
    }

    @Test
    void tellsWhatDoesNotFitLosesNothingAndTriesAgain(Lab lab) throws IOException {
        try (var small = SmallVolume.claim(lab, "small", 4)) {
            lab.create("stuck", RealTrials.running(PROGRAM, FIELDS.formatted(3)));
            lab.awaitState("stuck", SweepState.COMPLETE);

            var files = files(lab.awaitSweep(
                    "stuck",
                    sweep -> assertThat(sweep.getStatus().files()).isNotNull().matches(seen -> seen.failures() > 0)));

            assertThat(files.message())
                    .contains("no space is left on the volume")
                    .doesNotContain("{");
            await("the event").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(lab.client()
                            .v1()
                            .events()
                            .inNamespace(lab.namespace())
                            .list()
                            .getItems())
                    .anyMatch(event -> event.getReason().equals("FilesNotKept")
                            && event.getMessage().contains("no space is left on the volume")));
            assertThat(metrics(lab))
                    .contains(
                            "sweep_files_failures{namespace=\"%s\",sweep=\"stuck\"".formatted(lab.namespace()),
                            "sweep_keeper_passes_total{outcome=\"failed\"");
            for (var trial : lab.trials("stuck")) {
                assertThat(small.files()
                                .text(files.folder() + "/trials/"
                                        + trial.getMetadata().getName() + "/a1/checkpoint/latest/weights"))
                        .startsWith("weights of");
            }

            Files.delete(small.files().at(files.folder() + "/trials/stuck-00002/a1/filling"));

            var after = files(lab.awaitSweep(
                    "stuck",
                    sweep -> assertThat(sweep.getStatus().files()).isNotNull().matches(FilesStatus::settled)));
            assertThat(after.message()).isNull();
            await("the end of its gauges").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(metrics(lab))
                    .doesNotContain("sweep=\"stuck\""));
            assertThat(small.files().names(after.folder() + "/best_models"))
                    .containsExactly("rank_01_stuck-00002", "rank_02_stuck-00001", "rank_03_stuck-00000");
        }
    }

    private static String metrics(Lab lab) {
        return lab.client().raw("/api/v1/namespaces/sweep-release/services/sweep-operator:8080/proxy/q/metrics");
    }

    private static FilesStatus files(Sweep sweep) {
        return Objects.requireNonNull(sweep.getStatus().files());
    }
}
