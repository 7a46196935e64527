package dev.sweeps.keeper;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * A folder after some passes, and the list of the next one, in which everything happens at once: two ranks change places, one trial
 * comes in, one goes, one folder is a namesake's, trials are released, some of the trash is due, reports change.
 */
final class Scenario {
    private static final long NOON = Run.NOON.getEpochSecond();

    private final Path parent;
    private final TestTree tree;

    private Scenario(Path parent) {
        this.parent = parent;
        this.tree = new TestTree(parent.resolve("digits"));
    }

    static Scenario in(Path parent) {
        Scenario scenario = new Scenario(parent);
        scenario.prepare();
        return scenario;
    }

    private void prepare() {
        for (int trial = 1; trial <= 7; trial++) {
            tree.checkpoint("digits-0000" + trial, 1).checkpoint("digits-0000" + trial, 2);
        }
        tree.file("trials/digits-00006/a1/models/last.pt", "model")
                .link("trials/digits-00005/a2/checkpoint/latest", Path.of("weights"));
        must(ListText.keep().with("uid", "uid-0").kept(4, "digits-00004"));
        must(ListText.keep()
                .kept(1, "digits-00001", 2, 1, "checkpoint")
                .kept(2, "digits-00002", 2, 1, "checkpoint")
                .kept(3, "digits-00003", 2, 1, "checkpoint")
                .file("sweep_results.json", "old"));
        // Only the folder of best models has this one.
        tree.delete("trials/digits-00001/a1/checkpoint");
        tree.file(".trash/%d-due/data".formatted(NOON - 600), "due")
                .file(".trash/%d-not-due/data".formatted(NOON - 10), "not due")
                .file(".trash/notes", "a user's");
    }

    private void must(ListText list) {
        Keeper.Outcome outcome = Run.at(Run.NOON.minusSeconds(60), sweep(), list);
        if (outcome.report().problemCount() > 0) {
            throw new AssertionError(outcome.report().problems());
        }
    }

    Path sweep() {
        return parent.resolve("digits");
    }

    Path parent() {
        return parent;
    }

    static ListText next() {
        return ListText.keep()
                .kept(1, "digits-00002", 2, 1, "checkpoint")
                .kept(2, "digits-00001", 2, 1, "checkpoint")
                .kept(3, "digits-00005", 2, 2, "checkpoint")
                .kept(4, "digits-00004", 2, 1, "checkpoint")
                .released("digits-00003", 2, "checkpoint")
                .released("digits-00006", 2, "models/last.pt")
                .file("sweep_results.json", "new")
                .file("sweep_summary.yaml", "new")
                .log("2026-03-01T11:00:00Z trial digits-00005 succeeded");
    }

    /** What a pass is about; the words of journal and log depend on how often it began. */
    SortedMap<String, String> outcome() {
        SortedMap<String, String> entries = new TestTree(parent).entries();
        entries.replace("digits/.keeper/journal.log", "some words");
        entries.replace("digits/sweep_manager.log", "some words");
        return entries;
    }

    /** The trials of the list whose checkpoint is whole in neither place. */
    List<String> withoutCheckpoint() {
        return List.of("digits-00001/a1", "digits-00002/a1", "digits-00004/a1", "digits-00005/a2").stream()
                .filter(attempt -> !isWhole("trials/" + attempt + "/checkpoint", attempt))
                .filter(attempt -> List.of(1, 2, 3, 4).stream()
                        .map(rank ->
                                "best_models/rank_0%d_%s".formatted(rank, attempt.substring(0, attempt.indexOf('/'))))
                        .noneMatch(
                                folder -> tree.has(folder + "/trial.json") && isWhole(folder + "/checkpoint", attempt)))
                .toList();
    }

    private boolean isWhole(String checkpoint, String attempt) {
        String written = "of trials/" + attempt + "/checkpoint/";
        return tree.has(checkpoint + "/weights")
                && tree.text(checkpoint + "/weights").equals("weights " + written)
                && tree.has(checkpoint + "/optimizer/state")
                && tree.text(checkpoint + "/optimizer/state").equals("state " + written);
    }
}
