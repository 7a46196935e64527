package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.report.Count;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes of the trials, and how the trash is emptied. */
class ReleaseTest {
    private static final long NOON = Run.NOON.getEpochSecond();

    private final Path root;
    private final TestTree tree;

    ReleaseTest(@TempDir(factory = MemoryFolder.class) Path root) {
        this.root = root;
        tree = new TestTree(root)
                .checkpoint("digits-00001", 1)
                .checkpoint("digits-00001", 2)
                .checkpoint("digits-00002", 1)
                .checkpoint("digits-00002", 2)
                .checkpoint("digits-00002", 3)
                .file("trials/digits-00002/a1/models/best/last.pt", "model")
                .file("trials/digits-00002/a1/log.txt", "log");
    }

    private static ListText list() {
        return ListText.keep()
                .kept(1, "digits-00001", 2, 2, "checkpoint")
                .released("digits-00002", 2, "models/best/last.pt");
    }

    @Test
    void movesCheckpointsOfAllAttemptsOnTheList() {
        Keeper.Outcome outcome = Run.atNoon(root, list());

        assertThat(outcome.report().problems()).isEmpty();
        assertThat(outcome.report().count(Count.RELEASED)).isEqualTo(4);
        assertThat(tree.path(".trash").toFile().list())
                .containsExactlyInAnyOrder(
                        NOON + "-digits-00001-a1-checkpoint",
                        NOON + "-digits-00002-a1-last.pt",
                        NOON + "-digits-00002-a1-checkpoint",
                        NOON + "-digits-00002-a2-checkpoint");
        assertThat(tree.has("trials/digits-00001/a2/checkpoint/weights")).isTrue();
        assertThat(tree.has("trials/digits-00002/a3/checkpoint/weights")).isTrue();
        assertThat(tree.has("trials/digits-00002/a1/log.txt")).isTrue();
    }

    @Test
    void movesWholeFolders() {
        Keeper.Outcome outcome = Run.atNoon(root, list().with("remove", "Folders"));

        assertThat(outcome.report().count(Count.RELEASED)).isEqualTo(2);
        assertThat(tree.has("trials/digits-00002")).isFalse();
        assertThat(tree.has(".trash/" + NOON + "-digits-00002/a1/log.txt")).isTrue();
        assertThat(tree.has("trials/digits-00001/a1/checkpoint")).isFalse();
        assertThat(tree.has("trials/digits-00001/a2/checkpoint/weights")).isTrue();
    }

    @Test
    void movesNothingIfNothingIsToGo() {
        Keeper.Outcome outcome = Run.atNoon(root, list().with("remove", "Nothing"));

        assertThat(outcome.report().count(Count.RELEASED)).isZero();
        assertThat(tree.has(".trash")).isFalse();
    }

    @Test
    void movesAFolderOnceWithTheCheckpointInIt() {
        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().released("digits-00002", 1, "checkpoint/weights"));

        assertThat(outcome.report().count(Count.RELEASED)).isEqualTo(1);
        assertThat(tree.has(".trash/" + NOON + "-digits-00002-a1-checkpoint/weights"))
                .isTrue();
    }

    @Test
    void findsAnotherNameIfOneIsTaken() {
        Run.atNoon(root, list());
        tree.checkpoint("digits-00002", 1);

        Run.atNoon(root, list());

        assertThat(tree.has(".trash/" + NOON + "-digits-00002-a1-checkpoint-2/weights"))
                .isTrue();
    }

    @Test
    void deletesWhatWasThereLongEnough() {
        Keeper.Outcome moved = Run.atNoon(root, list());
        Keeper.Outcome early = Run.at(Run.NOON.plusSeconds(599), root, list());
        Keeper.Outcome due = Run.at(Run.NOON.plusSeconds(600), root, list());

        assertThat(moved.report().nextDelete()).isEqualTo(Run.NOON.plusSeconds(600));
        assertThat(early.report().count(Count.DELETED)).isZero();
        assertThat(early.report().nextDelete()).isEqualTo(Run.NOON.plusSeconds(600));
        assertThat(due.report().count(Count.DELETED)).isEqualTo(4);
        assertThat(due.report().nextDelete()).isNull();
        assertThat(due.report().count(Count.BYTES_IN_TRASH)).isZero();
        assertThat(due.report().count(Count.BYTES_FREED))
                .isEqualTo(moved.report().count(Count.BYTES_IN_TRASH))
                .isPositive();
        assertThat(tree.path(".trash").toFile().list()).isEmpty();
    }

    @Test
    void deletesAtOnceWithoutATimeInTheTrash() {
        Keeper.Outcome outcome = Run.atNoon(root, list().trash(0));

        assertThat(outcome.report().count(Count.DELETED)).isEqualTo(4);
        assertThat(outcome.report().nextDelete()).isNull();
        assertThat(tree.path(".trash").toFile().list()).isEmpty();
    }

    @Test
    void leavesOtherNamesInTheTrash() {
        tree.file(".trash/notes", "keep")
                .file(".trash/-x", "keep")
                .file(".trash/12345678901-x", "keep")
                .file(".trash/1-x", "go");

        Run.atNoon(root, ListText.keep().trash(0));

        assertThat(tree.path(".trash").toFile().list()).containsExactlyInAnyOrder("notes", "-x", "12345678901-x");
    }

    @Test
    void saysWhenTheNextThingIsDue() {
        tree.file(".trash/%d-b".formatted(NOON - 100), "b").file(".trash/%d-a".formatted(NOON - 50), "a");

        Instant next = Run.atNoon(root, ListText.keep()).report().nextDelete();

        assertThat(next).isEqualTo(Run.NOON.plusSeconds(500));
    }

    /** Two names in the trash are one file, which is freed once; one that best_models has too is not freed. */
    @Test
    void countsFreedBytesOnce() {
        String data = "x".repeat(100_000);
        tree.file(".trash/1-a/data", data)
                .hardLink(".trash/1-b", tree.path(".trash/1-a/data"))
                .file("best_models/other", data)
                .hardLink(".trash/1-c", tree.path("best_models/other"));

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().trash(0));

        assertThat(outcome.report().count(Count.DELETED)).isEqualTo(3);
        assertThat(outcome.report().count(Count.BYTES_FREED)).isBetween(100_000L, 199_999L);
    }

    @Test
    void leavesInTheTrashWhatResistsAndDeletesTheRest() {
        tree.file(".trash/1-a/bad", "x").file(".trash/1-a/good", "x").file(".trash/1-b", "x");

        Keeper.Outcome outcome = Run.atNoon(
                root,
                ListText.keep().trash(0),
                new FailingKernel(Errno.DENIED, (call, name) -> call.equals("removeFile") && name.equals("bad")));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().problems())
                .containsExactly(".trash/1-a: cannot removeFile bad: permission is denied");
        assertThat(outcome.report().count(Count.DELETED)).isEqualTo(1);
        assertThat(tree.path(".trash/1-a").toFile().list()).containsExactly("bad");
    }

    @Test
    void releasesWhatALinkNamesAndNothingElsewhere() {
        tree.file("trials/digits-00002/a1/models/step_100/weights", "x")
                .link("trials/digits-00002/a1/models/latest", Path.of("step_100"))
                .link("trials/digits-00003/a1/models/latest", Path.of("../../../digits-00002/a1"));

        Keeper.Outcome outcome = Run.atNoon(
                root,
                ListText.keep()
                        .released("digits-00002", 1, "models/latest")
                        .released("digits-00003", 1, "models/latest"));

        assertThat(outcome.report().problems()).isEmpty();
        assertThat(tree.has("trials/digits-00002/a1/models/step_100")).isFalse();
        assertThat(tree.has("trials/digits-00002/a1/models/latest")).isFalse();
        assertThat(tree.has("trials/digits-00003/a1/models/latest")).isFalse();
        assertThat(tree.has("trials/digits-00002/a1")).isTrue();
    }
}
