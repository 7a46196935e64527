package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.RankedTrial;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepState;
import dev.sweeps.api.Trial;
import dev.sweeps.app.cluster.HelmRelease;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is on the claim when a sweep is over, and when it is deleted: real files, kept by the keeper's pods. */
@NeedsCluster(Profile.REAL)
@Execution(ExecutionMode.SAME_THREAD)
class KeepE2E {
    @RegisterExtension
    static final HelmRelease OPERATOR = new HelmRelease();

    /** Leaves a checkpoint and another output; its loss is its place, so that the first trials are the best ones. */
    private static final String PROGRAM =
            """
            import os, sweep
            index = int(os.environ["SWEEP_TRIAL_INDEX"])
            os.makedirs(os.environ["SWEEP_CHECKPOINT_DIR"], exist_ok=True)
            with open(os.environ["SWEEP_CHECKPOINT_DIR"] + "/weights", "w") as file:
                file.write(f"weights of {index}")
            with open(os.environ["SWEEP_OUTPUT_DIR"] + "/notes", "w") as file:
                file.write("kept")
            sweep.finish(loss=10 - index)
            """;

    private static final String SIX = "{max: 6, parallel: 2}";

    @Test
    void keepsTheModelsOfTheBestAndNoOthers(Lab lab) throws IOException {
        var claim = SharedFolder.claim(lab, "data");
        create(lab, "models", SIX, "{topK: 2, trashFor: 0s}");

        Sweep sweep = inOrder(lab, "models");

        var folder = files(sweep).folder();
        var top = Objects.requireNonNull(sweep.getStatus().top());
        assertThat(top).extracting(RankedTrial::trial).containsExactly("models-00005", "models-00004");
        assertThat(claim.names(folder + "/best_models"))
                .containsExactly("rank_01_models-00005", "rank_02_models-00004");
        assertThat(claim.text(folder + "/best_models/rank_01_models-00005/checkpoint/weights"))
                .isEqualTo("weights of 5");
        for (var best : top) {
            assertThat(claim.text(best.checkpoint() + "/weights")).startsWith("weights of");
        }
        for (Trial trial : lab.trials("models")) {
            var output = folder + "/trials/" + trial.getMetadata().getName() + "/a1";
            var isBest = top.stream()
                    .anyMatch(best -> best.trial().equals(trial.getMetadata().getName()));
            assertThat(claim.names(output))
                    .as(output)
                    .containsExactlyElementsOf(isBest ? List.of("checkpoint", "notes") : List.of("notes"));
        }
        assertThat(claim.names(folder + "/.trash")).isEmpty();
        assertThat(files(sweep).checkpoints()).containsExactlyInAnyOrder("models-00005", "models-00004");
        assertThat(files(sweep).bytesInTrash()).isZero();
        assertThat(files(sweep).message()).isNull();
        reportsSayWhatTheApiSays(lab, claim, sweep);
    }

    private static void reportsSayWhatTheApiSays(Lab lab, SharedFolder claim, Sweep sweep) throws IOException {
        var folder = files(sweep).folder();
        var results = Serialization.unmarshal(claim.text(folder + "/sweep_results.json"), Results.class);
        assertThat(results.trials())
                .containsExactlyElementsOf(lab.trials("models").stream()
                        .map(trial -> new Result(
                                trial.getMetadata().getName(),
                                "Succeeded",
                                Objects.requireNonNull(trial.getStatus().objective())))
                        .toList());
        assertThat(claim.text(folder + "/sweep_summary.yaml")).contains("models-00005");
        assertThat(claim.text(folder + "/sweep_manager.log")).contains("models-00000", "keeper");
    }

    @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
    record Results(List<Result> trials) {}

    @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
    record Result(String trial, String state, double objective) {}

    @Test
    void endsTheSameWhenTheOperatorIsKilledAgainAndAgain(Lab lab) throws IOException {
        var claim = SharedFolder.claim(lab, "data");
        create(lab, "killed", SIX, "{topK: 2, files: Best, trashFor: 2s}");

        for (long passes = 0; passes < 2; passes++) {
            var seen = passes;
            awaitFiles(lab, "killed", files -> files.passes() > seen);
            OPERATOR.kill();
        }
        Sweep sweep = inOrder(lab, "killed");

        var folder = files(sweep).folder();
        assertThat(claim.names(folder + "/trials")).containsExactly("killed-00004", "killed-00005");
        assertThat(claim.names(folder + "/best_models"))
                .containsExactly("rank_01_killed-00005", "rank_02_killed-00004");
        assertThat(files(sweep).failures()).isZero();
    }

    @Test
    void touchesNothingInADryRunAndSaysWhatItWouldDo(Lab lab) throws IOException {
        var claim = SharedFolder.claim(lab, "data");
        create(lab, "dry", "{max: 3, parallel: 3}", "{topK: 1, trashFor: 0s, dryRun: true, onDelete: Delete}");

        Sweep sweep = inOrder(lab, "dry");

        assertThat(claim.names(files(sweep).folder())).containsExactly("trials");
        assertThat(files(sweep).message())
                .contains(
                        "dry run: would add 1 trial to the best models, move 2 folders or files to the trash and delete 2");

        lab.change("dry", "{keep: {dryRun: false, onDelete: Keep}}");
        awaitFiles(lab, "dry", files -> files.settled() && files.released() == 2);
        assertThat(claim.names(files(sweep).folder() + "/best_models")).containsExactly("rank_01_dry-00002");
    }

    @Test
    void removesTheFilesOfADeletedSweepAlsoWhenItWasDeletedWithoutAnOperator(Lab lab) throws IOException {
        var claim = SharedFolder.claim(lab, "data");
        create(lab, "leaves", "{max: 2, parallel: 2}", "{onDelete: Delete}");
        create(lab, "stays", "{max: 2, parallel: 2}", "{}");
        var folder = files(inOrder(lab, "leaves")).folder();
        var other = files(inOrder(lab, "stays")).folder();

        OPERATOR.uninstall();
        delete(lab, "leaves");
        delete(lab, "stays");

        assertThat(claim.names(folder)).as("nobody was there to remove it").isNotEmpty();
        OPERATOR.upgrade();
        await("the end of the folder").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(Files.exists(claim.at(folder)))
                .isFalse());
        assertThat(claim.names(other)).contains("best_models", "trials");
    }

    @Test
    void deletesAFinishedSweepWhenItsTimeHasCome(Lab lab) throws IOException {
        var claim = SharedFolder.claim(lab, "data");
        lab.create(
                "expires",
                RealTrials.running(
                        PROGRAM,
                        fields("{max: 2, parallel: 2}", "{topK: 1, trashFor: 0s}") + "ttlSecondsAfterFinished: 1\n"));

        await("its end").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(find(lab, "expires"))
                .isEmpty());

        var folder = "sweeps/" + lab.namespace() + "/expires";
        assertThat(claim.names(folder)).contains("best_models", "sweep_results.json");
    }

    private static void create(Lab lab, String name, String trials, String keep) {
        lab.create(name, RealTrials.running(PROGRAM, fields(trials, keep)));
    }

    private static String fields(String trials, String keep) {
        return Stream.of(
                        "objective: {metric: loss, goal: minimize}",
                        "storage: {claim: data}",
                        "trials: " + trials,
                        "keep: " + keep)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The sweep when it is over and the last pass of the keeper is stored. */
    private static Sweep inOrder(Lab lab, String name) {
        lab.awaitState(name, SweepState.COMPLETE);
        return awaitFiles(lab, name, FilesStatus::settled);
    }

    private static Sweep awaitFiles(Lab lab, String name, Predicate<FilesStatus> claim) {
        return lab.awaitSweep(name, sweep -> {
            assertThat(sweep.getStatus().files())
                    .as("%s", sweep.getStatus())
                    .isNotNull()
                    .matches(claim);
        });
    }

    private static FilesStatus files(Sweep sweep) {
        return Objects.requireNonNull(sweep.getStatus().files());
    }

    private static void delete(Lab lab, String name) {
        lab.client()
                .resources(Sweep.class)
                .inNamespace(lab.namespace())
                .withName(name)
                .delete();
        await(name + " to go").atMost(Lab.LIMIT).untilAsserted(() -> assertThat(find(lab, name))
                .isEmpty());
    }

    private static List<Sweep> find(Lab lab, String name) {
        return lab.client().resources(Sweep.class).inNamespace(lab.namespace()).list().getItems().stream()
                .filter(sweep -> sweep.getMetadata().getName().equals(name))
                .toList();
    }
}
