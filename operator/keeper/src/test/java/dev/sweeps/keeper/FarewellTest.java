package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.keeper.report.Count;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarewellTest {
    private final Path parent;
    private final TestTree tree;

    FarewellTest(@TempDir(factory = MemoryFolder.class) Path parent) {
        this.parent = parent;
        this.tree = new TestTree(parent);
        TestTree sweep = new TestTree(parent.resolve("digits"))
                .checkpoint("digits-00001", 1)
                .checkpoint("digits-100000", 1)
                .checkpoint("digits-00002", 1);
        Run.atNoon(
                parent.resolve("digits"),
                ListText.keep().kept(1, "digits-00001").released("digits-00002").file("sweep_results.json", "{}"));
        assertThat(sweep.has(".keeper/lock")).isTrue();
    }

    @Test
    void removesWhatIsTheSweeps() {
        tree.file("other/trials/other-00001/a1/log", "another sweep's");

        Keeper.Outcome outcome = Run.atNoon(parent, ListText.farewell());

        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().problems()).isEmpty();
        assertThat(outcome.report().count(Count.BYTES_FREED)).isPositive();
        assertThat(parent.toFile().list()).containsExactly("other");
        assertThat(tree.has("other/trials/other-00001/a1/log")).isTrue();
    }

    @Test
    void leavesWhatItDoesNotKnow() {
        tree.file("digits/notes.txt", "mine")
                .file("digits/trials/digits-0001/x", "four digits")
                .file("digits/trials/digits-00001-copy/x", "mine")
                .file("digits/best_models/favourite/x", "mine");

        Keeper.Outcome outcome = Run.atNoon(parent, ListText.farewell());

        assertThat(outcome.report().problems())
                .containsExactlyInAnyOrder(
                        "notes.txt is not known and stays",
                        "trials/digits-0001 is not known and stays",
                        "trials/digits-00001-copy is not known and stays",
                        "best_models/favourite is not known and stays");
        assertThat(tree.entries().keySet())
                .containsExactlyInAnyOrder(
                        "",
                        "digits",
                        "digits/notes.txt",
                        "digits/best_models",
                        "digits/best_models/favourite",
                        "digits/best_models/favourite/x",
                        "digits/trials",
                        "digits/trials/digits-0001",
                        "digits/trials/digits-0001/x",
                        "digits/trials/digits-00001-copy",
                        "digits/trials/digits-00001-copy/x");
    }

    @Test
    void isDoneWhenTheFolderIsGone() {
        Run.atNoon(parent, ListText.farewell());

        Keeper.Outcome again = Run.atNoon(parent, ListText.farewell());

        assertThat(again.status()).isZero();
        assertThat(again.report().problems()).isEmpty();
    }

    @Test
    void changesNothingInADryRun() {
        var before = tree.entries();
        CrashingKernel counting = CrashingKernel.counting();

        Keeper.Outcome outcome = Run.atNoon(parent, ListText.farewell().dryRun(), counting);

        assertThat(counting.changes()).isZero();
        assertThat(tree.entries()).isEqualTo(before);
        // Two reports, one folder of best models, three trials, the trash, the keeper's own.
        assertThat(outcome.report().count(Count.DELETED)).isEqualTo(8);
    }

    @Test
    void doesNotFollowALinkInThePlaceOfTheFolder() {
        Canary canary = Canary.in(parent);
        tree.delete("digits").link("digits", canary.path());

        Keeper.Outcome outcome = Run.atNoon(parent, ListText.farewell());

        assertThat(outcome.status()).isEqualTo(1);
        canary.assertUntouched("farewell");
    }
}
