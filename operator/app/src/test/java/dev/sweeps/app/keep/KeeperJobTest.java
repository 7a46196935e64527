package dev.sweeps.app.keep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweeps.app.documents.SweepDocuments;
import dev.sweeps.keeper.list.BadList;
import dev.sweeps.keeper.list.ListReader;
import dev.sweeps.keeper.list.Mode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** {@code -Dgolden.write=true} writes the Jobs of the folder {@code keeper} anew. */
class KeeperJobTest {
    private static final Path FOLDER = Path.of("src/test/resources/keeper");
    private static final String NOT_ROOT =
            """
            spec:
              securityContext: {runAsUser: 1000, fsGroup: 2000}
              nodeSelector: {pool: gpu}
              tolerations: [{key: nvidia.com/gpu, operator: Exists}]
              containers: [{name: train, image: example.com/train:1}]
            """;

    private final List<dev.sweeps.api.Trial> trials =
            List.of(Kept.succeeded(0, 0.8), Kept.succeeded(1, 0.9), Kept.trial(2, "{state: Failed, attempt: 2}"));

    @Test
    void aPassSeesTheFolderOfItsSweepAndItsList() throws IOException {
        var sweep = Kept.sweep("  keep: {topK: 1}");

        isGolden(
                "pass.yaml",
                KeeperJob.of(
                        sweep,
                        Kept.template(NOT_ROOT),
                        Kept.IMAGE,
                        KeepLists.of(
                                KeepPolicies.of(sweep, Kept.template(NOT_ROOT)).orElseThrow(),
                                trials,
                                List.of("digits-00001"),
                                Set.of(),
                                false,
                                false),
                        4));
    }

    @Test
    void aFarewellIsSuspendedAndBelongsToNobody() throws IOException {
        var sweep = Kept.sweep("  keep: {onDelete: Delete}");

        isGolden(
                "farewell.yaml",
                FarewellJob.of(
                        sweep,
                        Kept.template(),
                        Kept.IMAGE,
                        KeepPolicies.of(sweep, Kept.template()).orElseThrow()));
    }

    @Test
    void theNumberOfAPassStandsInItsName() {
        var sweep = Kept.sweep("");
        var list = Kept.list(sweep, trials, List.of());
        var job = KeeperJob.of(sweep, Kept.template(), Kept.IMAGE, list, 41);

        assertThat(KeeperJob.pass(job)).isEqualTo(41);
        job.getMetadata().setLabels(Map.of());
        assertThat(KeeperJob.pass(job)).as("of another Job").isZero();
    }

    @Test
    void theListNamesWhatIsKeptAndWhatIsReleased() throws IOException {
        var sweep = Kept.sweep("  keep: {topK: 1, files: Best, trashFor: 90s}");
        var list = Kept.list(sweep, trials, List.of("digits-00001", "digits-00000"));
        var job = KeeperJob.of(sweep, Kept.template(), Kept.IMAGE, list, 1);
        job.getMetadata().setUid("job-uid");
        var byName = Map.of("digits-00001", trials.get(1));

        var map = KeeperJob.list(
                job,
                KeepDocument.of(
                        sweep,
                        list,
                        byName,
                        SweepDocuments.of(sweep, trials, Instant.parse("2026-01-01T01:00:00Z"), 100_000)));

        assertThat(map.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> assertThat(owner.getUid())
                .isEqualTo("job-uid"));
        var document = unzipped(map.getBinaryData().getOrDefault(KeeperPod.LIST, ""));
        assertThat(document.path("mode").asText()).isEqualTo("Keep");
        assertThat(document.path("remove").asText()).isEqualTo("Folders");
        assertThat(document.path("trashSeconds").asInt()).isEqualTo(90);
        assertThat(document.path("kept").toString())
                .isEqualTo("[{\"trial\":\"digits-00001\",\"attempts\":1,\"checkpoint\":\"checkpoint\",\"rank\":1,"
                        + "\"attempt\":1,\"record\":{\"objective\":0.9,\"metrics\":{\"accuracy\":0.9},"
                        + "\"parameters\":{\"lr\":0.5},\"finishedAt\":\"2026-01-01T00:00:00Z\"}}]");
        assertThat(document.path("released").findValuesAsText("trial")).containsExactly("digits-00000", "digits-00002");
        assertThat(document.path("files").size()).isPositive();
    }

    @Test
    void theKeeperReadsWhatItIsTold() throws BadList {
        var sweep = Kept.sweep("  keep: {topK: 1, dryRun: true}");
        var list = Kept.list(sweep, trials, List.of("digits-00001"));
        var documents = SweepDocuments.of(sweep, trials, Instant.parse("2026-01-01T01:00:00Z"), 100_000);

        var read = ListReader.read(KeepDocument.of(sweep, list, Map.of("digits-00001", trials.get(1)), documents));
        var farewell = ListReader.read(KeepDocument.farewell(sweep).getBytes(StandardCharsets.UTF_8));

        assertThat(read.dryRun()).isTrue();
        assertThat(read.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.trial()).isEqualTo("digits-00001");
            assertThat(kept.rank()).isOne();
        });
        assertThat(read.released()).hasSize(2);
        assertThat(read.files()).isEqualTo(documents.files());
        assertThat(farewell.mode()).isEqualTo(Mode.FAREWELL);
    }

    private static JsonNode unzipped(String data) throws IOException {
        try (var bytes =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
            return JsonMapper.builder().build().readTree(bytes);
        }
    }

    private static void isGolden(String file, Job job) throws IOException {
        var yaml = Serialization.asYaml(job);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(FOLDER.resolve(file), yaml);
        }
        assertThat(yaml).isEqualTo(Files.readString(FOLDER.resolve(file)));
    }
}
