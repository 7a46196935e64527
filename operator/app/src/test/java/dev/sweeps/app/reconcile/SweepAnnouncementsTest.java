package dev.sweeps.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.SweepStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

/** The words of Events. */
class SweepAnnouncementsTest {
    private static final SweepStatus NOTHING = status("{}");

    private static SweepStatus status(String yaml) {
        return Serialization.unmarshal("---\n" + yaml, SweepStatus.class);
    }

    private static SweepStatus files(String more) {
        return files(more, 0);
    }

    private static SweepStatus files(String more, int failures) {
        return status("{files: {folder: f, passes: 1, failures: %d, settled: false, %s}}".formatted(failures, more));
    }

    private static Announcement only(SweepStatus after) {
        var said = SweepAnnouncements.of(NOTHING, after);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }

    @Test
    void oneThingIsNotMany() {
        assertThat(only(files("checkpoints: [a], released: 1, deleted: 1, bytesFreed: 1, bytesInTrash: 0"))
                        .message())
                .isEqualTo("1 checkpoint of the best trials kept; 1 folder or file of other trials moved to the trash; "
                        + "1 folder or file deleted, 1 byte freed");
        assertThat(only(files("checkpoints: [a, b], released: 0, deleted: 2, bytesFreed: 4096, bytesInTrash: 0"))
                        .message())
                .isEqualTo("2 checkpoints of the best trials kept; 2 folders or files deleted, 4096 bytes freed");
    }

    @Test
    void whatIsToBeTriedAgainIsAWarning() {
        var said = only(files("message: no space, released: 1, deleted: 0, bytesFreed: 0, bytesInTrash: 0", 1));

        assertThat(said.reason()).isEqualTo("FilesNotKept");
        assertThat(said.message()).isEqualTo("no space");
    }

    @Test
    void numbersAreShort() {
        assertThat(only(status("{best: {rank: 1, trial: s-1, objective: 10.0}}"))
                        .message())
                .isEqualTo("s-1 is the best so far: 10");
        assertThat(only(status("{best: {rank: 1, trial: s-1, objective: 1.5, metrics: {a: 1.0, b: 0.5}}}"))
                        .message())
                .isEqualTo("s-1 is the best so far: a 1, b 0.5");
    }
}
