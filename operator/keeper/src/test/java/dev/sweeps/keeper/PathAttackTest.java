package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders of a sweep that were laid out to lead the keeper elsewhere, or to stop it. */
class PathAttackTest {
    private final Path folder;
    private final TestTree tree;

    PathAttackTest(@TempDir(factory = MemoryFolder.class) Path folder) {
        this.folder = folder;
        this.tree = new TestTree(folder.resolve("digits"));
    }

    /** What somebody made of the folder. */
    interface Layout {
        void make(TestTree tree, Canary canary);
    }

    /**
     * An attack.
     *
     * @param status how a pass ends
     * @param problem a part of what it says; empty if it says nothing
     */
    record Attack(String name, int status, String problem, Layout layout) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Attack> attacks() {
        return List.of(
                linked("trials", "trials: cannot open trials: it is no folder"),
                linked("trials/digits-00001", "digits-00001 cannot be promoted"),
                linked("trials/digits-00001/a1", "digits-00001 cannot be promoted"),
                linked(
                        "trials/digits-00001/a1/checkpoint",
                        "checkpoint is a symbolic link that leads to nothing in its folder"),
                linked("trials/digits-00002/a1", "trials/digits-00002/a1/models/last.pt: cannot open a1"),
                linked("trials/digits-00002/a1/models", "trials/digits-00002/a1/models/last.pt: cannot open models"),
                // A link is moved and deleted itself.
                linked("trials/digits-00002/a1/checkpoint", ""),
                linked(
                        "trials/digits-00001/a1/checkpoint/link",
                        "link is a symbolic link out of the checkpoint and was left out"),
                linked("best_models", "best_models: cannot open best_models: it is no folder"),
                linked("best_models/rank_01_digits-00001", ""),
                linked("best_models/rank_07_digits-00002", ""),
                linked(".trash", "trials/digits-00002/a1/models/last.pt: cannot open .trash"),
                linked(".trash/1-due", ""),
                linked(".trash/1-tree/link", ""),
                linkedAndFatal(".keeper", ".keeper cannot be used"),
                linkedAndFatal(".keeper/staging", ".keeper cannot be used"),
                new Attack(
                        "link at .keeper/lock",
                        Keeper.FAILED,
                        ".keeper cannot be used",
                        (tree, canary) -> tree.link(".keeper/lock", canary.path("lock"))),
                new Attack(
                        "link at .keeper/journal.log",
                        Keeper.FAILED,
                        ".keeper cannot be used",
                        (tree, canary) -> tree.link(".keeper/journal.log", canary.path("journal.log"))),
                good(
                        "hard link at .keeper/journal.log",
                        (tree, canary) -> tree.hardLink(".keeper/journal.log", canary.path("journal.log"))),
                good(
                        "link at a report",
                        (tree, canary) -> tree.link("sweep_results.json", canary.path("sweep_results.json"))),
                good(
                        "hard link at the log",
                        (tree, canary) -> tree.hardLink("sweep_manager.log", canary.path("sweep_manager.log"))),
                good(
                        "link at trial.json",
                        (tree, canary) ->
                                tree.link("best_models/rank_01_digits-00001/trial.json", canary.path("trial.json"))),
                good("hard link in the trash", (tree, canary) -> tree.hardLink(".trash/1-due", canary.path("weights"))),
                good(
                        "hard link as a checkpoint",
                        (tree, canary) ->
                                tree.hardLink("trials/digits-00002/a1/checkpoint/weights", canary.path("weights"))),
                good(
                        "links in a half-made copy",
                        (tree, canary) ->
                                tree.link(".keeper/staging/rank_01_digits-00001/weights", canary.path("weights"))),
                new Attack(
                        "pipe as a checkpoint",
                        Keeper.GOOD,
                        "is a device, pipe or socket and cannot be promoted",
                        (tree, _) -> tree.folder("trials/digits-00001/a1").pipe("trials/digits-00001/a1/checkpoint")),
                good("pipe at a report", (tree, _) -> tree.folder("").pipe("sweep_results.json")),
                good("pipe at trial.json", (tree, _) -> tree.folder("best_models/rank_01_digits-00001")
                        .pipe("best_models/rank_01_digits-00001/trial.json")),
                // Opening a pipe for writing does not wait: there is nobody who reads.
                new Attack("pipe at the journal", Keeper.FAILED, ".keeper cannot be used", (tree, _) -> tree.folder(
                                ".keeper")
                        .pipe(".keeper/journal.log")),
                good("pipe in the trash", (tree, _) -> tree.folder(".trash").pipe(".trash/1-due")),
                good("line ends in names", (tree, _) -> tree.file(".trash/1-a\nb", "x")
                        .file(".trash/1-c/d\ne", "x")
                        .file("trials/digits-00001/a1/checkpoint/f\ng", "x")),
                good("names of 255 bytes", (tree, _) -> tree.file(".trash/1-" + "a".repeat(253), "x")
                        .file("trials/digits-00001/a1/checkpoint/" + "b".repeat(255), "x")
                        .file(".trash/1-c/" + "d".repeat(255), "x")));
    }

    private static Attack linked(String path, String problem) {
        return new Attack("link at " + path, Keeper.GOOD, problem, (tree, canary) -> tree.link(path, canary.path()));
    }

    private static Attack linkedAndFatal(String path, String problem) {
        return new Attack("link at " + path, Keeper.FAILED, problem, (tree, canary) -> tree.link(path, canary.path()));
    }

    private static Attack good(String name, Layout layout) {
        return new Attack(name, Keeper.GOOD, "", layout);
    }

    private static ListText list() {
        return ListText.keep()
                .kept(1, "digits-00001")
                .released("digits-00002", 1, "models/last.pt")
                .released("digits-00003")
                .file("sweep_results.json", "{}");
    }

    private Canary prepare(Attack attack) {
        Canary canary = Canary.in(folder);
        tree.folder("");
        attack.layout().make(tree, canary);
        // And all around something to do, as far as the attack leaves room for it.
        for (String file : List.of(
                "trials/digits-00001/a1/checkpoint/weights",
                "trials/digits-00002/a1/models/last.pt",
                "trials/digits-00002/a1/checkpoint/weights",
                "trials/digits-00003/a1/checkpoint/weights",
                ".trash/1-another/weights")) {
            if (!tree.has(file) && hasRoom(file)) {
                tree.file(file, "x");
            }
        }
        return canary;
    }

    /** Whether the folders of a file are folders, or are not there, so that no link is gone through. */
    private boolean hasRoom(String file) {
        for (int end = file.indexOf('/'); end > 0; end = file.indexOf('/', end + 1)) {
            String path = file.substring(0, end);
            if (tree.has(path) && !Files.isDirectory(tree.path(path), LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    /** A hard link that is removed is one name less of the file outside, whose bytes are what counts. */
    private static void assertUntouched(Attack attack, Canary canary) {
        if (attack.name().startsWith("hard link")) {
            assertThat(new TestTree(canary.path()).entries()).isEqualTo(canary.entriesBefore());
        } else {
            canary.assertUntouched(attack.name());
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void doNotLeadAPassElsewhere(Attack attack) {
        Canary canary = prepare(attack);

        Keeper.Outcome outcome = Run.atNoon(folder.resolve("digits"), list().trash(0));
        Keeper.Outcome again = Run.atNoon(folder.resolve("digits"), list().trash(0));

        assertUntouched(attack, canary);
        assertThat(outcome.status()).isEqualTo(attack.status());
        assertThat(again.status()).isEqualTo(attack.status());
        if (attack.problem().isEmpty()) {
            assertThat(outcome.report().problems()).isEmpty();
        } else {
            assertThat(outcome.report().problems())
                    .anySatisfy(problem -> assertThat(problem).contains(attack.problem()));
        }
        if (attack.status() == Keeper.GOOD && !attack.name().equals("link at .trash")) {
            assertThat(tree.path(".trash").toFile().list()).isNullOrEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void doNotLeadAPassElsewhereThatRemovesFolders(Attack attack) {
        Canary canary = prepare(attack);

        Run.atNoon(folder.resolve("digits"), list().with("remove", "Folders").trash(0));

        assertUntouched(attack, canary);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void doNotLeadAFarewellElsewhere(Attack attack) {
        Canary canary = prepare(attack);

        Keeper.Outcome outcome = Run.atNoon(folder, ListText.farewell());

        assertUntouched(attack, canary);
        assertThat(outcome.status()).isZero();
        // What leads into the sweep's own rooms is not followed, and stays.
        boolean stays = attack.name().equals("link at trials") || attack.name().equals("link at best_models");
        assertThat(tree.has("")).isEqualTo(stays);
    }
}
