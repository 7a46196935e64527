package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sweeps.keeper.report.Count;
import java.io.IOException;
import java.io.OutputStream;
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

    VolumeTest(@TempDir Path root) {
        this.root = root;
        this.tree = new TestTree(root);
    }

    private void mount(Path place, String options) {
        String failure = Command.tried("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString());
        assumeTrue(failure.isEmpty(), "nothing can be mounted here: " + failure);
        mounts.add(place);
    }

    @AfterEach
    void unmount() {
        mounts.reversed().forEach(place -> Command.run("umount", place.toString()));
    }

    private void fill() {
        try (OutputStream out = Files.newOutputStream(root.resolve("filling"))) {
            while (true) {
                out.write(new byte[4096]);
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
    void failsInASentenceOnAFullVolume() {
        mount(root, "size=1m");
        tree.file("trials/digits-00001/a1/checkpoint/weights", "x".repeat(200_000));
        Run.atNoon(root, ListText.keep());
        fill();

        Keeper.Outcome outcome =
                Run.atNoon(root, ListText.keep().kept(1, "digits-00001").file("a.txt", "a"));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.report().problems().getFirst())
                .startsWith("digits-00001 cannot be promoted to rank 1: ")
                .endsWith("no space is left on the volume");
        assertThat(outcome.report().problems().getLast())
                .startsWith("the reports cannot be written: a.txt: ")
                .endsWith("no space is left on the volume");
        assertThat(tree.has("trials/digits-00001/a1/checkpoint/weights")).isTrue();
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
                        "trials/digits-00002/a1/checkpoint: cannot move checkpoint: "
                                + "it is in use, perhaps as a mount point",
                        ".trash/1-due: mounted lies on another device");
        assertThat(outcome.report().count(Count.RELEASED)).isEqualTo(1);
        assertThat(tree.has(".trash/1-due/weights")).isFalse();
        assertThat(tree.has(".trash/1-due/mounted/precious")).isTrue();
        assertThat(tree.has("trials/digits-00002/a1/checkpoint/precious")).isTrue();
    }
}
