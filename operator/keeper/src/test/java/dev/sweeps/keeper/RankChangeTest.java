package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.report.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How best models change places and leave, and what becomes of folders that are not the list's. */
class RankChangeTest {
    private static final String FIRST = "best_models/rank_01_digits-00001";

    private final Path root;
    private final TestTree tree;

    RankChangeTest(@TempDir(factory = MemoryFolder.class) Path root) {
        this.root = root;
        tree = new TestTree(root)
                .checkpoint("digits-00001", 1)
                .checkpoint("digits-00002", 1)
                .checkpoint("digits-00003", 1);
    }

    @Test
    void swapsRanksByRenaming() throws IOException {
        Run.atNoon(root, ListText.keep().kept(1, "digits-00001").kept(2, "digits-00002"));
        Object inode = Files.getAttribute(tree.path(FIRST), "unix:ino");

        Keeper.Outcome outcome =
                Run.atNoon(root, ListText.keep().kept(2, "digits-00001").kept(1, "digits-00002"));

        assertThat(outcome.report().count(Count.PROMOTED)).isZero();
        assertThat(outcome.report().count(Count.DEMOTED)).isZero();
        assertThat(tree.path("best_models").toFile().list())
                .containsExactlyInAnyOrder("rank_02_digits-00001", "rank_01_digits-00002");
        assertThat(Files.getAttribute(tree.path("best_models/rank_02_digits-00001"), "unix:ino"))
                .isEqualTo(inode);
        assertThat(tree.text("best_models/rank_02_digits-00001/trial.json")).contains("\"rank\" : 2");
    }

    @Test
    void keepsTheOnlyCopyThroughAChangeOfRank() {
        Run.atNoon(root, ListText.keep().kept(1, "digits-00001"));
        tree.delete("trials/digits-00001");

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(3, "digits-00001"));

        assertThat(outcome.report().checkpoints()).containsExactly(3);
        assertThat(tree.has("best_models/rank_03_digits-00001/checkpoint/weights"))
                .isTrue();
    }

    @Test
    void rewritesARecordThatChanged() {
        Run.atNoon(root, ListText.keep().kept(1, "digits-00001"));
        ListText changed = ListText.keep().kept(1, "digits-00001");
        ((ObjectNode) changed.json().at("/kept/0/record")).put("objective", 0.75);

        Run.atNoon(root, changed);

        assertThat(tree.text(FIRST + "/trial.json")).contains("0.75");
    }

    @Test
    void replacesTheFolderOfANamesake() {
        Run.atNoon(root, ListText.keep().with("uid", "uid-0").kept(1, "digits-00001"));

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(1, "digits-00001"));

        assertThat(outcome.report().count(Count.PROMOTED)).isEqualTo(1);
        assertThat(outcome.report().count(Count.DEMOTED)).isEqualTo(1);
        assertThat(tree.text(FIRST + "/trial.json")).contains("uid-1");
        assertThat(tree.text(".trash/%d-rank_01_digits-00001/trial.json".formatted(Run.NOON.getEpochSecond())))
                .contains("uid-0");
    }

    @Test
    void makesAFolderAnewThatIsNotComplete() {
        tree.file(FIRST + "/checkpoint/weights", "half of");

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(1, "digits-00001"));

        assertThat(outcome.report().count(Count.DEMOTED)).isEqualTo(1);
        assertThat(tree.text(FIRST + "/checkpoint/weights")).startsWith("weights of");
    }

    @Test
    void demotesTrialsOfTheListOnly() {
        Run.atNoon(
                root,
                ListText.keep().kept(1, "digits-00001").kept(2, "digits-00002").kept(3, "digits-00003"));
        tree.folder("best_models/rank_1_digits-00002")
                .folder("best_models/rank_001_digits-00002")
                .folder("best_models/notes");

        Keeper.Outcome outcome =
                Run.atNoon(root, ListText.keep().kept(1, "digits-00001").released("digits-00002"));

        assertThat(outcome.report().count(Count.DEMOTED)).isEqualTo(1);
        assertThat(tree.path("best_models").toFile().list())
                .containsExactlyInAnyOrder(
                        "rank_01_digits-00001",
                        "rank_03_digits-00003",
                        "rank_1_digits-00002",
                        "rank_001_digits-00002",
                        "notes");
    }

    @Test
    void leavesWhatItCannotReplace() {
        Run.atNoon(root, ListText.keep().kept(1, "digits-00001").kept(2, "digits-00002"));

        Keeper.Outcome outcome = Run.atNoon(
                root,
                ListText.keep().kept(2, "digits-00001").released("digits-00002"),
                new FailingKernel(
                        Errno.IO, (call, name) -> call.equals("rename") && name.equals("rank_01_digits-00001")));

        assertThat(outcome.report().problemCount()).isEqualTo(1);
        assertThat(tree.path("best_models").toFile().list()).containsExactly("rank_01_digits-00001");
    }
}
