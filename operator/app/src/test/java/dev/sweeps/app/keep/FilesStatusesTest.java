package dev.sweeps.app.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Keys;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesStatusesTest {
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final String REPORT =
            """
            {"promoted":2,"demoted":1,"released":3,"deleted":2,"bytesFreed":100,"bytesInTrash":50,"further":1,
             "nextDelete":"2026-01-01T00:10:00Z","checkpoints":[1,2,7],"problems":[],"problemCount":0,"dryRun":false}""";

    private final FilesStatus first = FilesStatuses.before(Kept.sweep(""));

    @Test
    void countsAddUpFromPassToPass() {
        var report = KeeperReport.of(List.of(pod(0, REPORT))).orElseThrow();

        var once = FilesStatuses.after(first, job("d1"), report, END);
        var twice = FilesStatuses.after(once, job("d2"), report, END);

        assertThat(twice)
                .isEqualTo(new FilesStatus(
                        "sweeps/team/digits",
                        2,
                        "2026-01-01T00:00:00Z",
                        "d2",
                        List.of("digits-00001", "digits-00004"),
                        8,
                        4,
                        200,
                        50,
                        "2026-01-01T00:10:00Z",
                        0,
                        null,
                        false));
        assertThat(FilesStatuses.record(twice, null).nextDelete()).isEqualTo(Instant.parse("2026-01-01T00:10:00Z"));
    }

    @Test
    void aFailedPassTakesNothingBack() {
        var good = FilesStatuses.after(
                first, job("d1"), KeeperReport.of(List.of(pod(0, REPORT))).orElseThrow(), END);

        var bad = FilesStatuses.failed(FilesStatuses.failed(good, "no space", END), "no space", END.plusSeconds(9));

        assertThat(bad.failures()).isEqualTo(2);
        assertThat(bad.passes()).isEqualTo(3);
        assertThat(bad.applied()).isEqualTo("d1");
        assertThat(bad.checkpoints()).isEqualTo(good.checkpoints());
        assertThat(bad.message()).isEqualTo("pass 3 failed: no space");
        assertThat(FilesStatuses.tryAgain(bad).failures()).isOne();
        assertThat(FilesStatuses.settled(good, true).settled()).isTrue();
    }

    @Test
    void aDryRunCountsNothingAndSaysWhatItWouldDo() {
        var report = KeeperReport.of(List.of(pod(0, REPORT.replace("false", "true"))))
                .orElseThrow();

        var after = FilesStatuses.after(first, job("d1"), report, END);

        assertThat(after.released() + after.deleted() + after.bytesFreed()).isZero();
        assertThat(after.message())
                .isEqualTo(
                        "dry run: would add 2 trials to the best models, move 4 folders or files to the trash and delete 2, 100 bytes");
    }

    @Test
    void problemsAreTold() {
        var report = KeeperReport.of(List.of(pod(
                        0,
                        REPORT.replace(
                                "\"problems\":[],\"problemCount\":0", "\"problems\":[\"a\"],\"problemCount\":7"))))
                .orElseThrow();

        assertThat(FilesStatuses.after(first, job("d1"), report, END).message()).isEqualTo("7 problems: a; …");
    }

    @Test
    void whatDidNotFitIsTriedAgainAndWhatWasDoneStands() {
        var report = KeeperReport.of(List.of(pod(
                        0,
                        REPORT.replace(
                                "\"problems\":[],\"problemCount\":0",
                                "\"problems\":[\"no space\"],\"problemCount\":1,\"again\":true"))))
                .orElseThrow();

        var after = FilesStatuses.after(first, job("d1"), report, END);

        assertThat(after.message()).isEqualTo("no space");
        assertThat(after.failures()).isOne();
        assertThat(after.applied()).isNull();
        assertThat(after.released()).isEqualTo(4);
        assertThat(after.checkpoints()).containsExactly("digits-00001", "digits-00004");
    }

    @Test
    void aPassThatCouldNotBeMadeSaysWhyInItsOwnWords() {
        var report = "{\"problems\":[\"the volume is read-only\"],\"problemCount\":1}";

        assertThat(KeeperReport.failure(List.of(pod(1, report)))).contains("the volume is read-only");
        assertThat(KeeperReport.failure(List.of(pod(1, "Exception in thread main"))))
                .isEmpty();
        assertThat(KeeperReport.failure(List.of(pod(0, report)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{\"promoted\":\"many\"}"})
    void whatIsNoReportIsNone(String message) {
        assertThat(KeeperReport.of(List.of(pod(0, message)))).isEmpty();
    }

    @Test
    void thePodThatEndedWellReports() {
        assertThat(KeeperReport.of(List.of(pod(1, REPORT.replace("2", "9")), pod(0, REPORT))))
                .map(KeeperReport::promoted)
                .contains(2L);
        assertThat(KeeperReport.of(List.of(pod(1, REPORT)))).isEmpty();
    }

    private static Job job(String digest) {
        return new JobBuilder()
                .withNewMetadata()
                .addToAnnotations(Keys.KEEP_DIGEST, digest)
                .addToAnnotations(Keys.KEPT, "digits-00001,digits-00004")
                .endMetadata()
                .build();
    }

    private static Pod pod(int exitCode, String message) {
        var pod = Serialization.unmarshal(
                "---\n{apiVersion: v1, kind: Pod, status: {containerStatuses: [{name: keeper, state: {terminated: {exitCode: %d}}}]}}"
                        .formatted(exitCode),
                Pod.class);
        pod.getStatus()
                .getContainerStatuses()
                .getFirst()
                .getState()
                .getTerminated()
                .setMessage(message);
        return pod;
    }
}
