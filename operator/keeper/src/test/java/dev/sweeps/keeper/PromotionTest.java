package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweeps.keeper.file.Errno;
import dev.sweeps.keeper.report.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How trials come among the best models. */
class PromotionTest {
    private static final String FIRST = "best_models/rank_01_digits-00001";

    private final Path root;
    private final TestTree tree;

    PromotionTest(@TempDir(factory = MemoryFolder.class) Path root) {
        this.root = root;
        tree = new TestTree(root)
                .checkpoint("digits-00001", 1)
                .checkpoint("digits-00002", 1)
                .checkpoint("digits-00003", 1);
    }

    @Test
    void promotesTheCheckpointOfTheAttemptThatCounts() throws IOException {
        tree.checkpoint("digits-00001", 2);

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(1, "digits-00001", 2, 2, "checkpoint"));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().problems()).isEmpty();
        assertThat(outcome.report().count(Count.PROMOTED)).isEqualTo(1);
        assertThat(outcome.report().checkpoints()).containsExactly(1);
        assertThat(tree.text(FIRST + "/checkpoint/weights")).isEqualTo("weights of trials/digits-00001/a2/checkpoint/");
        assertThat(tree.text(FIRST + "/checkpoint/optimizer/state")).startsWith("state of");
        assertThat(Files.getAttribute(tree.path(FIRST + "/checkpoint/weights"), "unix:nlink"))
                .isEqualTo(2);
        JsonNode label = JsonMapper.builder().build().readTree(tree.text(FIRST + "/trial.json"));
        assertThat(label)
                .hasToString(
                        "{\"sweep\":\"digits\",\"uid\":\"uid-1\",\"rank\":1,\"trial\":\"digits-00001\",\"attempt\":2,"
                                + "\"checkpoint\":\"checkpoint\",\"record\":{\"objective\":0.5}}");
    }

    @Test
    void promotesAFileOutOfAFolder() {
        Keeper.Outcome outcome =
                Run.atNoon(root, ListText.keep().kept(12, "digits-00001", 1, 1, "checkpoint/optimizer/state"));

        assertThat(outcome.report().checkpoints()).containsExactly(12);
        assertThat(tree.text("best_models/rank_12_digits-00001/state")).startsWith("state of");
    }

    @Test
    void copiesWhereThereAreNoHardLinks() throws IOException {
        Run.atNoon(
                root,
                ListText.keep().kept(1, "digits-00001"),
                new FailingKernel(Errno.NOT_PERMITTED, (call, _) -> call.equals("link")));

        assertThat(tree.text(FIRST + "/checkpoint/weights")).isEqualTo("weights of trials/digits-00001/a1/checkpoint/");
        assertThat(Files.getAttribute(tree.path(FIRST + "/checkpoint/weights"), "unix:nlink"))
                .isEqualTo(1);
    }

    @Test
    void givesATrialWithoutCheckpointItsRecordAlone() {
        tree.delete("trials/digits-00001/a1/checkpoint");

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(1, "digits-00001"));

        assertThat(outcome.report().problems()).isEmpty();
        assertThat(outcome.report().checkpoints()).isEmpty();
        assertThat(new TestTree(tree.path(FIRST)).entries().keySet()).containsExactly("", "trial.json");
    }

    @Test
    void addsACheckpointThatComesLater() {
        tree.delete("trials/digits-00001/a1/checkpoint");
        Run.atNoon(root, ListText.keep().kept(1, "digits-00001"));
        tree.checkpoint("digits-00001", 1);

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(1, "digits-00001"));

        assertThat(outcome.report().checkpoints()).containsExactly(1);
        assertThat(tree.has(FIRST + "/checkpoint/weights")).isTrue();
    }

    @Test
    void keepsLinksThatStayInTheCheckpoint() {
        String checkpoint = "trials/digits-00001/a1/checkpoint/";
        tree.file(checkpoint + "step_100/weights", "of step 100")
                .link(checkpoint + "latest", Path.of("step_100"))
                .link(checkpoint + "optimizer/newest", Path.of("../latest"))
                .link(checkpoint + "optimizer/out", Path.of("../../checkpoint/weights"))
                .link(checkpoint + "optimizer/around", Path.of("newest/../../../notes"));

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(1, "digits-00001"));

        assertThat(tree.text(FIRST + "/checkpoint/latest/weights")).isEqualTo("of step 100");
        assertThat(tree.text(FIRST + "/checkpoint/optimizer/newest/weights")).isEqualTo("of step 100");
        assertThat(outcome.report().problems())
                .containsExactlyInAnyOrder(
                        "best_models/rank_01_digits-00001: out is a symbolic link out of the checkpoint and was left out",
                        "best_models/rank_01_digits-00001: around is a symbolic link out of the checkpoint and was left out");
    }

    @Test
    void keepsWhatALinkNamesAsTheCheckpoint() {
        tree.file("trials/digits-00001/a1/models/step_100/weights", "of step 100")
                .link("trials/digits-00001/a1/models/newest", Path.of("./step_100/"))
                .link("trials/digits-00001/a1/latest", Path.of("models/newest"));

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(1, "digits-00001", 1, 1, "latest"));

        assertThat(outcome.report().problems()).isEmpty();
        assertThat(outcome.report().checkpoints()).containsExactly(1);
        assertThat(Files.isDirectory(tree.path(FIRST + "/latest"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        assertThat(tree.text(FIRST + "/latest/weights")).isEqualTo("of step 100");
        assertThat(Run.atNoon(root, ListText.keep().kept(1, "digits-00001", 1, 1, "latest"))
                        .report()
                        .count(Count.PROMOTED))
                .isZero();
    }

    @Test
    void followsNoCheckpointThatIsALinkInACircle() {
        tree.link("trials/digits-00001/a1/latest", Path.of("other"))
                .link("trials/digits-00001/a1/other", Path.of("latest"));
        CrashingKernel counting = CrashingKernel.counting();

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(1, "digits-00001", 1, 1, "latest"), counting);

        assertThat(outcome.report().checkpoints()).isEmpty();
        assertThat(outcome.report().problems())
                .containsExactly("trials/digits-00001/a1/latest is a symbolic link that leads to nothing in its folder"
                        + " and cannot be promoted");
        assertThat(counting.open()).isZero();
    }

    @Test
    void leavesOutLinksAndPipes() {
        tree.link("trials/digits-00001/a1/checkpoint/latest", Path.of("/etc"))
                .pipe("trials/digits-00001/a1/checkpoint/pipe");

        Keeper.Outcome outcome = Run.atNoon(root, ListText.keep().kept(1, "digits-00001"));

        assertThat(outcome.report().problems())
                .containsExactlyInAnyOrder(
                        "best_models/rank_01_digits-00001: latest is a symbolic link out of the checkpoint and was left out",
                        "best_models/rank_01_digits-00001: pipe is a device, pipe or socket and was left out");
        assertThat(tree.has(FIRST + "/checkpoint/weights")).isTrue();
        assertThat(tree.has(FIRST + "/checkpoint/latest")).isFalse();
        assertThat(tree.has(FIRST + "/checkpoint/pipe")).isFalse();
    }

    @Test
    void doesNotHinderOthersWhenOneFails() {
        Keeper.Outcome outcome = Run.atNoon(
                root,
                ListText.keep().kept(1, "digits-00001").kept(2, "digits-00002").released("digits-00003"),
                new FailingKernel(
                        Errno.IO, (call, name) -> call.equals("rename") && name.equals("rank_01_digits-00001")));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.report().problems())
                .containsExactly("digits-00001 cannot be promoted to rank 1: "
                        + "cannot rename rank_01_digits-00001: the volume reports an I/O error");
        assertThat(outcome.report().again()).isTrue();
        // The first one's is with its trial.
        assertThat(outcome.report().checkpoints()).containsExactly(1, 2);
        assertThat(outcome.report().count(Count.RELEASED)).isEqualTo(1);
        assertThat(tree.path(".keeper/staging").toFile().list()).isEmpty();
    }

    @Test
    void changesNothingWhenNothingHappens() {
        ListText list = ListText.keep()
                .kept(1, "digits-00001")
                .released("digits-00002")
                .file("sweep_results.json", "{}")
                .log("2026-01-01T00:00:00Z begins");
        Run.atNoon(root, list);
        CrashingKernel counting = CrashingKernel.counting();

        Keeper.Outcome outcome = Run.atNoon(root, list, counting);

        assertThat(outcome.report().checkpoints()).containsExactly(1);
        // Opening the lock and the journal could make a file.
        assertThat(counting.changes()).isEqualTo(2);
        assertThat(counting.open()).isZero();
    }
}
