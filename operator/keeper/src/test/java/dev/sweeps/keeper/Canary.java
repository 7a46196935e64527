package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder outside of the sweep's, which has all the names that the keeper moves, deletes and writes: whoever is led here does
 * damage that shows. Also a second name of one of its files would be damage, and so would a change of its times.
 */
final class Canary {
    private final Path root;
    private final SortedMap<String, String> before;

    private final SortedMap<String, String> entriesBefore;

    private Canary(Path root) {
        this.root = root;
        this.entriesBefore = new TestTree(root).entries();
        this.before = state();
    }

    static Canary in(Path parent) {
        Path root = parent.resolve("canary");
        TestTree tree = new TestTree(root);
        for (String trial : new String[] {"digits-00001", "digits-00002", "digits-00003"}) {
            for (String prefix : new String[] {"", "trials/"}) {
                tree.file(prefix + trial + "/a1/checkpoint/weights", "precious")
                        .file(prefix + trial + "/a1/models/last.pt", "precious");
            }
        }
        tree.file("a1/checkpoint/weights", "precious")
                .file("checkpoint/weights", "precious")
                .file("models/last.pt", "precious")
                .file("last.pt", "precious")
                .file("weights", "precious")
                .file("1-due/weights", "precious")
                .file("1-due-file", "precious")
                .file("rank_01_digits-00001/trial.json", "{}")
                .file("rank_01_digits-00001/checkpoint/weights", "precious")
                .file("rank_01_digits-00002/checkpoint/weights", "precious")
                .file("rank_02_digits-00002/trial.json", "{}")
                .file("best_models/rank_01_digits-00001/trial.json", "{}")
                .file(".trash/1-due/weights", "precious")
                .file(".keeper/lock", "")
                .file(".keeper/journal.log", "precious")
                .file("lock", "")
                .file("journal.log", "precious")
                .file("staging/rank_01_digits-00001/weights", "precious")
                .file("trial.json", "{}")
                .file("sweep_results.json", "precious")
                .file("sweep_manager.log", "precious");
        return new Canary(root);
    }

    Path path() {
        return root;
    }

    Path path(String path) {
        return root.resolve(path);
    }

    /** Its files without their attributes. */
    SortedMap<String, String> entriesBefore() {
        return entriesBefore;
    }

    void assertUntouched(String when) {
        assertThat(state()).as(when).isEqualTo(before);
    }

    private SortedMap<String, String> state() {
        SortedMap<String, String> state = new TreeMap<>(new TestTree(root).entries());
        state.replaceAll((path, what) -> {
            try {
                return what
                        + Files.readAttributes(
                                root.resolve(path), "unix:nlink,ctime,mode,ino", LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return state;
    }
}
