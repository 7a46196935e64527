package dev.sweeps.keeper.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.keeper.MemoryFolder;
import dev.sweeps.keeper.file.Contents;
import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FileFailure;
import dev.sweeps.keeper.file.Libc;
import dev.sweeps.keeper.file.Name;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that other programs cannot go through. */
class TreeTest {
    private static final int LEVELS = 10_000;
    private static final Name TREE = Name.of("tree");
    private static final Name COPY = Name.of("copy");
    private static final Name FILE = Name.of("file");

    private final Path root;

    TreeTest(@TempDir(factory = MemoryFolder.class) Path root) {
        this.root = root;
    }

    private Directory open() throws FileFailure {
        return Directory.of(new Libc(), root.toString());
    }

    private static void makeDeep(Directory folder) throws FileFailure {
        folder.makeFolder(TREE);
        Directory at = folder.folder(TREE);
        for (int level = 0; level < LEVELS; level++) {
            Contents.create(at, FILE, "x".getBytes(StandardCharsets.UTF_8));
            at.makeFolder(TREE);
            try (Directory above = at) {
                at = above.folder(TREE);
            }
        }
        at.close();
    }

    @Test
    void copiesMeasuresAndDeletesADeepTree() throws FileFailure {
        try (Directory folder = open()) {
            makeDeep(folder);
            folder.makeFolder(COPY);
            try (Directory copy = folder.folder(COPY)) {
                TreeCopy.copy(folder, TREE, copy, TREE, _ -> {});
            }
            TreeSize shared = new TreeSize();
            shared.add(folder, TREE);

            TreeRemoval.Outcome first = TreeRemoval.remove(folder, TREE);
            TreeSize rest = new TreeSize();
            rest.add(folder, COPY);
            TreeRemoval.Outcome second = TreeRemoval.remove(folder, COPY);

            // Every file has its second name in the copy.
            assertThat(shared.bytes()).isZero();
            assertThat(first.failure()).isEmpty();
            assertThat(first.freed()).isZero();
            assertThat(second.failure()).isEmpty();
            assertThat(second.freed()).isEqualTo(rest.bytes()).isGreaterThanOrEqualTo(LEVELS);
            assertThat(folder.names()).isEmpty();
        }
    }

    @Test
    void deletesNamesThatAreNoText() throws FileFailure {
        List<Name> names = new ArrayList<>();
        for (int each = 1; each < 256; each++) {
            if (each != '/' && each != '.') {
                names.add(Name.of(new byte[] {'n', (byte) each}));
            }
        }
        byte[] longest = new byte[255];
        Arrays.fill(longest, (byte) 0xff);
        names.add(Name.of(longest));
        try (Directory folder = open()) {
            folder.makeFolder(TREE);
            try (Directory tree = folder.folder(TREE)) {
                for (Name name : names) {
                    Contents.create(tree, name, new byte[0]);
                }
                assertThat(tree.names()).containsExactlyInAnyOrderElementsOf(names);
            }

            assertThat(TreeRemoval.remove(folder, TREE).failure()).isEmpty();
            assertThat(folder.names()).isEmpty();
        }
        assertThat(Name.of(new byte[] {'n', (byte) 0xff, '\n'})).hasToString("n\\xff\\x0a");
    }

    /** More names than one answer of the kernel holds. */
    @Test
    void goesThroughAWideFolder() throws Exception {
        Path tree = Files.createDirectory(root.resolve("tree"));
        for (int file = 0; file < 20_000; file++) {
            Files.createFile(tree.resolve("a-name-of-some-length-" + file));
        }
        try (Directory folder = open()) {
            try (Directory wide = folder.folder(TREE)) {
                assertThat(wide.names()).hasSize(20_000).doesNotHaveDuplicates();
            }
            assertThat(TreeRemoval.remove(folder, TREE).failure()).isEmpty();
            assertThat(folder.names()).isEmpty();
        }
    }

    @Test
    void refusesToGoUpFromAFolderThatWasMoved() throws Exception {
        Files.createDirectories(root.resolve("tree/tree"));
        Files.createDirectory(root.resolve("copy"));
        try (Directory folder = open();
                Directory tree = folder.folder(TREE);
                Directory inner = tree.folder(TREE)) {
            inner.above(tree.identity()).close();
            Files.move(root.resolve("tree/tree"), root.resolve("copy/tree"));

            assertThat(failure(() -> inner.above(tree.identity()))).contains("moved elsewhere");
        }
    }

    private interface Attempt {
        Directory run() throws FileFailure;
    }

    private static String failure(Attempt attempt) {
        try (Directory unexpected = attempt.run()) {
            return "opened " + unexpected.identity();
        } catch (FileFailure e) {
            return e.sentence();
        }
    }
}
