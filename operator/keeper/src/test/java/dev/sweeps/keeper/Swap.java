package dev.sweeps.keeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The exchange of a folder of the sweep for a symbolic link that leads outside. */
final class Swap {
    /** What is exchanged. */
    static final List<String> TARGETS = List.of(
            "trials",
            "trials/digits-00001",
            "trials/digits-00001/a1",
            "trials/digits-00001/a1/checkpoint",
            "trials/digits-00002",
            "trials/digits-00002/a1",
            "trials/digits-00002/a1/models",
            "trials/digits-00003",
            "trials/digits-00003/a1",
            "trials/digits-00003/a1/checkpoint",
            "best_models",
            "best_models/rank_01_digits-00001",
            ".trash",
            ".trash/1-due",
            ".trash/1-due/deeper",
            ".keeper/staging");

    private final Path root;
    private final Path outside;
    private final Path aside;

    Swap(Path root, Path outside) {
        this.root = root;
        this.outside = outside;
        this.aside = root.resolveSibling("aside");
    }

    /** What the passes of the races work on. */
    static void fill(Path root) {
        TestTree tree = new TestTree(root);
        for (String file : List.of(
                "trials/digits-00001/a1/checkpoint/weights",
                "trials/digits-00002/a1/checkpoint/weights",
                "trials/digits-00002/a1/models/last.pt",
                "trials/digits-00003/a1/checkpoint/weights",
                ".trash/1-due/weights",
                ".trash/1-due/deeper/weights")) {
            if (!tree.has(file)) {
                tree.file(file, "x");
            }
        }
    }

    static ListText list(int race) {
        return ListText.keep()
                .kept(1 + race % 2, "digits-00001")
                .released("digits-00002", 1, "models/last.pt")
                .released("digits-00003")
                .with("remove", race % 3 == 0 ? "Folders" : "Checkpoints")
                .trash(race % 5 == 0 ? 600 : 0);
    }

    /** Puts the link in the folder's place; false if the folder is not there. */
    boolean make(String target) {
        try {
            Files.move(root.resolve(target), aside);
            Files.createSymbolicLink(root.resolve(target), outside);
            return true;
        } catch (FileSystemException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the folder back, if the keeper made no other one. */
    void undo(String target) {
        Path place = root.resolve(target);
        try {
            if (Files.isSymbolicLink(place)) {
                Files.deleteIfExists(place);
            }
            if (Files.isDirectory(aside)) {
                Files.move(aside, place);
            }
        } catch (FileSystemException e) {
            // There is another one, or no place for it any more.
            clear(aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder, of which the keeper may be deleting files itself. */
    private static void clear(Path folder) {
        for (int attempt = 0; attempt < 1000 && Files.exists(folder); attempt++) {
            try {
                new TestTree(folder).delete("");
            } catch (UncheckedIOException e) {
                Thread.onSpinWait(); // Something came or went; again.
            }
        }
    }
}
