package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.keeper.file.Errno;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a pass leaves for people, and what it does when it cannot. */
class ReportsTest {
    private final Path root;
    private final TestTree tree;

    ReportsTest(@TempDir(factory = MemoryFolder.class) Path root) {
        this.root = root;
        tree = new TestTree(root).checkpoint("digits-00001", 1);
    }

    @Test
    void writesReportsAndALogOfBothSides() {
        ListText list = ListText.keep()
                .released("digits-00001")
                .file("sweep_results.json", "{}")
                .file("sweep_summary.yaml", "best: 1")
                .log("2026-03-01T11:00:00Z trial digits-00001 succeeded")
                .log("2026-03-01T13:00:00Z sweep digits is complete");

        Run.atNoon(root, list);

        assertThat(tree.text("sweep_results.json")).isEqualTo("{}");
        assertThat(tree.text("sweep_summary.yaml")).isEqualTo("best: 1");
        assertThat(tree.text("sweep_manager.log"))
                .isEqualTo(
                        """
                2026-03-01T11:00:00Z trial digits-00001 succeeded
                2026-03-01T12:00:00Z keeper moves trials/digits-00001/a1/checkpoint to the trash
                2026-03-01T13:00:00Z sweep digits is complete
                """);
    }

    @Test
    void keepsTheJournalOfEarlierPasses() {
        Run.atNoon(root, ListText.keep().released("digits-00001"));
        Run.at(Run.NOON.plusSeconds(600), root, ListText.keep().released("digits-00001"));

        assertThat(tree.text("sweep_manager.log").lines()).hasSize(2);
        assertThat(tree.text(".keeper/journal.log")).isEqualTo(tree.text("sweep_manager.log"));
    }

    @Test
    void goesOnBehindALineThatWasCutOff() {
        tree.file(".keeper/journal.log", "2026-03-01T10:00:00Z keeper mov");

        Run.atNoon(root, ListText.keep().released("digits-00001"));

        assertThat(tree.text(".keeper/journal.log"))
                .isEqualTo(
                        """
                2026-03-01T10:00:00Z keeper mov
                2026-03-01T12:00:00Z keeper moves trials/digits-00001/a1/checkpoint to the trash
                """);
    }

    @Test
    void isToBeMadeAgainIfAReportCannotBeWritten() {
        tree.folder("sweep_results.json").file("sweep_results.json/inside", "x");

        Keeper.Outcome outcome = Run.atNoon(
                root,
                ListText.keep()
                        .released("digits-00001")
                        .file("sweep_results.json", "{}")
                        .file("a.txt", "a"));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().again()).isTrue();
        assertThat(outcome.report().problems())
                .singleElement()
                .asString()
                .startsWith("the reports cannot be written: sweep_results.json: ");
        assertThat(tree.text("a.txt")).isEqualTo("a");
        assertThat(tree.has("trials/digits-00001/a1/checkpoint")).isFalse();
    }

    /** What frees space must not fail because nothing can be written of it. */
    @Test
    void worksOnWithoutAJournal() {
        Keeper.Outcome outcome = Run.atNoon(
                root,
                ListText.keep().released("digits-00001").trash(0),
                new FailingKernel(Errno.NO_SPACE, (call, _) -> call.equals("write")));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().again()).isTrue();
        assertThat(outcome.report().problems())
                .singleElement()
                .asString()
                .contains("no space is left on the volume")
                .contains("journal.log");
        assertThat(tree.path(".trash").toFile().list()).isEmpty();
        assertThat(tree.path(".keeper/staging").toFile().list()).isEmpty();
    }

    @Test
    void onlySaysWhatItWouldDoInADryRun() {
        tree.checkpoint("digits-00002", 1).checkpoint("digits-00003", 1).checkpoint("digits-00004", 1);
        Run.atNoon(
                root,
                ListText.keep().kept(1, "digits-00001").kept(2, "digits-00002").released("digits-00004"));
        var before = tree.entries();
        CrashingKernel counting = CrashingKernel.counting();
        List<String> lines = new ArrayList<>();

        Keeper.Outcome outcome = Run.at(
                Run.NOON.plusSeconds(700),
                root,
                ListText.keep()
                        .kept(1, "digits-00003")
                        .kept(2, "digits-00001")
                        .released("digits-00002")
                        .file("new.txt", "x")
                        .dryRun(),
                counting,
                lines);

        assertThat(counting.changes()).isZero();
        assertThat(tree.entries()).isEqualTo(before);
        assertThat(lines)
                .containsExactly(
                        "keeper would promote digits-00003 to best_models/rank_01_digits-00003 with a checkpoint",
                        "keeper would move best_models/rank_01_digits-00001 to best_models/rank_02_digits-00001",
                        "keeper would rewrite best_models/rank_02_digits-00001/trial.json",
                        "keeper would move best_models/rank_02_digits-00002 to the trash",
                        "keeper would move trials/digits-00002/a1/checkpoint to the trash",
                        "keeper would delete .trash/%d-digits-00004-a1-checkpoint".formatted(Run.NOON.getEpochSecond()),
                        "keeper " + outcome.report().line());
        assertThat(outcome.report().dryRun()).isTrue();
        assertThat(outcome.report().checkpoints()).containsExactly(1, 2);
        assertThat(outcome.report().problems()).isEmpty();
    }
}
