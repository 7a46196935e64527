package dev.sweeps.app.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.FilesStatus;
import dev.sweeps.api.Trial;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointsTest {
    private static final String CONTRACT = "sweeps/team/digits/trials/digits-00007/a2/checkpoint";

    @ParameterizedTest
    @CsvSource({
        "/sweep/output/checkpoint, checkpoint",
        "/sweep/output/checkpoint/, checkpoint",
        "/sweep/output/models/best.pt, models/best.pt",
        "/sweep/output, checkpoint",
        "/sweep/output/../secret, checkpoint",
        "/sweep/output//x, checkpoint",
        "/sweep/outputs/x, checkpoint",
        "/tmp/model, checkpoint",
        "s3://bucket/model, checkpoint"
    })
    void theFolderOfTheContractUnlessAPlainPlaceInTheOutputWasReported(String reported, String expected) {
        assertThat(Checkpoints.inAttempt(reported)).isEqualTo(expected);
    }

    @Test
    void whatIsReportedInTheOutputIsAPathOnTheClaim() {
        assertThat(path(reporting("/sweep/output/models/best.pt"), false))
                .isEqualTo("sweeps/team/digits/trials/digits-00007/a2/models/best.pt");
    }

    @Test
    void whatIsReportedElsewhereStaysAsItIs() {
        assertThat(path(reporting("s3://bucket/model"), true)).isEqualTo("s3://bucket/model");
    }

    @Test
    void whatIsNotReportedHasAPathOnceTheKeeperHasFoundIt() {
        var silent = Kept.trial(7, "{state: Succeeded, attempt: 2}");

        assertThat(path(silent, false)).isNull();
        assertThat(path(silent, true)).isEqualTo(CONTRACT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyTrialsThatAreAskedForHaveAPlace(boolean asked) {
        var files = new FilesStatus(
                "sweeps/team/digits", 1, null, null, List.of("digits-00007"), 0, 0, 0, 0, null, 0, null, false);
        var trials = List.of(
                Kept.trial(7, "{state: Succeeded, attempt: 2}"), Kept.trial(8, "{state: Succeeded, attempt: 1}"));

        var places = CheckpointPlaces.of(
                Kept.sweep(""), trials, asked ? Set.of("digits-00007", "digits-00008") : Set.of(), files);

        assertThat(places.get("digits-00007")).isEqualTo(asked ? CONTRACT : null);
        assertThat(places).doesNotContainKey("digits-00008");
    }

    private static Trial reporting(String checkpoint) {
        return Kept.trial(7, "{state: Succeeded, attempt: 2, checkpoint: '%s'}".formatted(checkpoint));
    }

    private static @Nullable String path(Trial trial, boolean found) {
        return Checkpoints.path(Kept.sweep(""), trial, found);
    }
}
