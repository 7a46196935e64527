package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.report.Count;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real volumes: full, read-only, with another one mounted inside. Needs the right to mount. */
class VolumeTest {
    private final Path root;
    private final TestTree tree;
    private final List<Path> mounts = new ArrayList<>();
    private final List<Path> images = new ArrayList<>();

    VolumeTest(@TempDir Path root) {
        this.root = root;
        this.tree = new TestTree(root);
    }

    private void mount(Path place, String options) {
        String failure = Command.tried("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString());
        assumeTrue(failure.isEmpty(), "nothing can be mounted here: " + failure);
        mounts.add(place);
    }

    /** A small file system on which, other than on tmpfs, folders take space. */
    private void mountDisk() throws IOException {
        Path image = Files.createTempFile("volume", ".img");
        images.add(image);
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(1 << 20);
        }
        String failure =
                Command.tried("mkfs.ext4", "-q", "-b", "1024", "-m", "0", "-O", "^has_journal", image.toString());
        assumeTrue(failure.isEmpty(), "no file system can be made here: " + failure);
        failure = Command.tried("mount", "-o", "loop", image.toString(), root.toString());
        assumeTrue(failure.isEmpty(), "nothing can be mounted here: " + failure);
        mounts.add(root);
    }

    @AfterEach
    void unmount() throws IOException {
        mounts.reversed().forEach(place -> Command.run("umount", place.toString()));
        for (Path image : images) {
            Files.delete(image);
        }
    }

    private void fill() {
        try (OutputStream out = Files.newOutputStream(root.resolve("filling"))) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    @Test
    void freesSpaceOnAFullVolume() throws IOException {
        mount(root, "size=1m");
        tree.file("trials/digits-00002/a1/checkpoint/weights", "x".repeat(200_000));
        Run.atNoon(root, ListText.keep().released("digits-00002"));
        fill();

        Keeper.Outcome outcome = Run.at(
                Run.NOON.plusSeconds(600),
                root,
                ListText.keep().released("digits-00002").file("a.txt", "a"));

        assertThat(outcome.report().problems()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().count(Count.BYTES_FREED)).isGreaterThan(199_999);
        assertThat(tree.text("a.txt")).isEqualTo("a");
        assertThat(tree.text(".keeper/journal.log")).contains("keeper deletes .trash/");
    }

    @Test
    void saysWhatDoesNotFitOnAFullVolumeAndThatItIsToBeTriedAgain() {
        mount(root, "size=1m");
        tree.file("trials/digits-00001/a1/checkpoint/weights", "x".repeat(200_000));
        Run.atNoon(root, ListText.keep());
        fill();

        Keeper.Outcome outcome =
                Run.atNoon(root, ListText.keep().kept(1, "digits-00001").file("a.txt", "a"));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().again()).isTrue();
        assertThat(outcome.report().checkpoints()).containsExactly(1);
        assertThat(outcome.report().problems().getFirst())
                .startsWith("digits-00001 cannot be promoted to rank 1: ")
                .endsWith("no space is left on the volume");
        assertThat(outcome.report().problems().getLast())
                .startsWith("the reports cannot be written: a.txt: ")
                .endsWith("no space is left on the volume");
        assertThat(tree.has("trials/digits-00001/a1/checkpoint/weights")).isTrue();
    }

    /** Not even a folder can be made, neither for the keeper nor for the trash. */
    @Test
    void theFirstPassOnAFullVolumeFreesSpaceForTheBest() throws IOException {
        mountDisk();
        tree.file("trials/digits-00001/a1/checkpoint/weights", "best")
                .file("trials/digits-00002/a1/checkpoint/weights", "x".repeat(30_000))
                .file("trials/digits-00003/a1/checkpoint/weights", "x".repeat(30_000));
        fill();

        Keeper.Outcome outcome = Run.atNoon(
                root,
                ListText.keep()
                        .kept(1, "digits-00001")
                        .released("digits-00002")
                        .released("digits-00003")
                        .file("a.txt", "a"));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().problems()).isEmpty();
        assertThat(outcome.report().again()).isFalse();
        assertThat(tree.text("best_models/rank_01_digits-00001/checkpoint/weights"))
                .isEqualTo("best");
        assertThat(tree.text("a.txt")).isEqualTo("a");
        assertThat(outcome.report().count(Count.DELETED)).isOne();
        assertThat(tree.path(".trash").toFile().list())
                .singleElement()
                .asString()
                .endsWith("digits-00003-a1-checkpoint");
        assertThat(tree.text(".keeper/journal.log"))
                .contains("keeper deletes trials/digits-00002/a1/checkpoint without a time in the trash");
    }

    /** Without hard links it takes the place of what is out. */
    @Test
    void copiesTheBestIntoTheSpaceThatLosersLeave() throws IOException {
        mountDisk();
        tree.file("trials/digits-00001/a1/checkpoint/weights", "b".repeat(200_000))
                .file("trials/digits-00002/a1/checkpoint/weights", "x".repeat(250_000));
        fill();

        Keeper.Outcome outcome = Run.atNoon(
                root,
                ListText.keep().kept(1, "digits-00001").released("digits-00002").trash(0),
                new FailingKernel(Errno.NOT_PERMITTED, (call, _) -> call.equals("link")));

        assertThat(outcome.report().problems()).isEmpty();
        assertThat(tree.text("best_models/rank_01_digits-00001/checkpoint/weights"))
                .hasSize(200_000);
    }

    @Test
    void losesNothingOnAVolumeThatIsFullOfTheBest() throws IOException {
        mountDisk();
        tree.file("trials/digits-00001/a1/checkpoint/weights", "best");
        fill();
        ListText list = ListText.keep().kept(1, "digits-00001");

        Keeper.Outcome outcome = Run.atNoon(root, list);

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.report().problems())
                .containsExactly(
                        "the folder .keeper cannot be used: cannot make .keeper: no space is left on the volume");
        assertThat(tree.text("trials/digits-00001/a1/checkpoint/weights")).isEqualTo("best");
        Files.delete(root.resolve("filling"));
        assertThat(Run.atNoon(root, list).report().checkpoints()).containsExactly(1);
        assertThat(tree.text("best_models/rank_01_digits-00001/checkpoint/weights"))
                .isEqualTo("best");
    }

    @Test
    void failsInASentenceOnAReadOnlyVolume() {
        mount(root, "size=1m");
        tree.checkpoint("digits-00002", 1);
        Command.run("mount", "-o", "remount,ro", root.toString());

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().released("digits-00002"));
        Keeper.Outcome dry =
                Run.atNoon(root, ListText.keep().released("digits-00002").dryRun());

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.report().problems())
                .containsExactly("the folder .keeper cannot be used: cannot make .keeper: the volume is read-only");
        assertThat(dry.status()).isZero();
        assertThat(dry.report().count(Count.RELEASED)).isEqualTo(1);
    }

    @Test
    void staysOnItsVolume() throws IOException {
        tree.file("trials/digits-00002/a1/checkpoint/weights", "x")
                .file("trials/digits-00003/a1/checkpoint/weights", "x")
                .file(".trash/1-due/weights", "x");
        Path inTrash = Files.createDirectory(tree.path(".trash/1-due/mounted"));
        mount(inTrash, "size=1m");
        mount(tree.path("trials/digits-00002/a1/checkpoint"), "size=1m");
        tree.file(".trash/1-due/mounted/precious", "x").file("trials/digits-00002/a1/checkpoint/precious", "x");

        Keeper.Outcome outcome = Run.atNoon(
                root,
                ListText.keep()
                        .released("digits-00002")
                        .released("digits-00003")
                        .trash(0));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().problems())
                .containsExactly(
                        ".trash/1-due: mounted lies on another device",
                        "trials/digits-00002/a1/checkpoint: cannot move checkpoint: "
                                + "it is in use, perhaps as a mount point");
        assertThat(outcome.report().count(Count.RELEASED)).isEqualTo(1);
        assertThat(tree.has(".trash/1-due/weights")).isFalse();
        assertThat(tree.has(".trash/1-due/mounted/precious")).isTrue();
        assertThat(tree.has("trials/digits-00002/a1/checkpoint/precious")).isTrue();
    }
}
