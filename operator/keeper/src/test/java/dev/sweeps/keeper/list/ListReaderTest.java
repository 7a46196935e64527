package dev.sweeps.keeper.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweeps.keeper.ListText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListReaderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void readsAList() throws BadList {
        KeepList list = ListReader.read(ListText.keep()
                .kept(1, "digits-00007", 2, 2, "models/last.pt")
                .released("digits-00003")
                .file("sweep_results.json", "text")
                .log("2026-01-01T00:00:00Z begins")
                .packed());

        assertThat(list.kept()).singleElement().satisfies(kept -> {
            assertThat(kept.rank()).isEqualTo(1);
            assertThat(kept.trial()).isEqualTo("digits-00007");
            assertThat(kept.attempt()).isEqualTo(2);
            assertThat(kept.checkpoint()).isEqualTo(new CheckpointPath("models/last.pt"));
            assertThat(kept.record()).hasToString("{\"objective\":0.5}");
        });
        assertThat(list.released()).containsExactly(new Released("digits-00003", 1, CheckpointPath.USUAL));
        assertThat(list.files()).isEqualTo(Map.of("sweep_results.json", "text"));
        assertThat(list.log()).containsExactly("2026-01-01T00:00:00Z begins");
        assertThat(list.removal()).isEqualTo(Removal.CHECKPOINTS);
        assertThat(list.trashSeconds()).isEqualTo(600);
    }

    @Test
    void leavesAloneWhatItDoesNotKnow() throws BadList {
        assertThat(ListReader.read(ListText.keep().with("colour", "green").packed())
                        .sweep())
                .isEqualTo("digits");
    }

    @Test
    void takesWhatIsMissingAsNothing() throws BadList {
        ObjectNode json = ListText.farewell().json();
        json.remove(List.of("kept", "released", "files", "log", "remove", "dryRun", "trashSeconds"));
        json.put("dryRun", false).put("trashSeconds", 0).putNull("kept");

        KeepList list = ListReader.read(ListText.packed(json));

        assertThat(list.kept()).isEmpty();
        assertThat(list.released()).isEmpty();
        assertThat(list.files()).isEmpty();
        assertThat(list.removal()).isEqualTo(Removal.NOTHING);
    }

    @Test
    void keepsNumbersOfRecordsExactly() throws Exception {
        ObjectNode json = ListText.keep().kept(1, "digits-00001").json();
        ((ObjectNode) json.at("/kept/0"))
                .set("record", JSON.readTree("{\"count\": 12345678901234567890, \"on\": true, \"none\": null}"));

        assertThat(ListReader.read(ListText.packed(json)).kept().getFirst().record())
                .hasToString("{\"count\":12345678901234567890,\"on\":true,\"none\":null}");
    }

    /** A path into the list, what is put there as JSON, and a part of the sentence. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "version | 2 | version 2",
                "version | \"1\" | version",
                "version | null | version",
                "sweep | \"..\" | not one plain name",
                "sweep | \"a/b\" | not one plain name",
                "sweep | null | not one plain name",
                "uid | \"\" | no uid",
                "uid | \"a\\nb\" | no uid",
                "mode | \"Delete\" | mode",
                "mode | null | mode has to be",
                "remove | \"All\" | remove",
                "trashSeconds | -1 | trashSeconds",
                "trashSeconds | 1.5 | trashSeconds",
                "trashSeconds | 99999999999 | trashSeconds",
                "kept/0/rank | 0 | count from 1",
                "kept/0/rank | null | rank",
                "kept/0/rank | \"1\" | rank",
                "kept/1/rank | 1 | given twice",
                "kept/1/trial | \"digits-00001\" | kept twice",
                "kept/0/trial | \"digits-00003\" | both kept and released",
                "released/1/trial | \"digits-00003\" | released twice",
                "kept/0/trial | \"..\" | not one plain name",
                "kept/0/trial | \".\" | not one plain name",
                "kept/0/trial | \"\" | not one plain name",
                "kept/0/trial | \"a/b\" | not one plain name",
                "kept/0/trial | \"Digits\" | not one plain name",
                "kept/0/trial | \"a\\nb\" | not one plain name",
                "kept/0/trial | \"a\\u0000\" | not one plain name",
                "kept/0/trial | \"-a\" | not one plain name",
                "kept/0/trial | \"a.\" | not one plain name",
                "kept/0/trial | null | not one plain name",
                "released/0/trial | \"../x\" | not one plain name",
                "kept/0/attempt | 0 | attempt 0",
                "kept/0/attempt | 3 | attempt 3 of 2",
                "kept/0/attempts | 1000000000 | attempts",
                "released/0/attempts | -1 | attempts",
                "kept/0/checkpoint | \"/etc/passwd\" | is absolute",
                "kept/0/checkpoint | \"a/../b\" | component",
                "kept/0/checkpoint | \"..\" | component",
                "kept/0/checkpoint | \"./a\" | component",
                "kept/0/checkpoint | \"a//b\" | component",
                "kept/0/checkpoint | \"a/\" | component",
                "kept/0/checkpoint | \"\" | is empty",
                "kept/0/checkpoint | \"a\\nb\" | control character",
                "kept/0/checkpoint | \"a\\u0000b\" | control character",
                "kept/0/checkpoint | \"\\ud800\" | Unicode",
                "released/0/checkpoint | \"../../x\" | component",
                "files | {\"../x\": \"\"} | not one plain name",
                "files | {\".keeper\": \"\"} | not one plain name",
                "files | {\"a\\nb\": \"\"} | not one plain name",
                "files | {\"trials\": \"\"} | needs itself",
                "files | {\"sweep_manager.log\": \"\"} | needs itself",
                "files | {\"a\": null} | files",
                "log | [null] | log",
                "kept | [null] | kept",
                "kept | 7 | kept",
            })
    void refuses(String path, String value, String part) throws JsonProcessingException {
        ObjectNode json = ListText.keep()
                .kept(1, "digits-00001", 2, 1, "checkpoint")
                .kept(2, "digits-00002")
                .released("digits-00003")
                .released("digits-00004")
                .json();
        int end = path.lastIndexOf('/');
        ((ObjectNode) json.at(end < 0 ? "" : "/" + path.substring(0, end)))
                .set(path.substring(end + 1), JSON.readTree(value));

        assertThatThrownBy(() -> ListReader.read(ListText.packed(json)))
                .isInstanceOf(BadList.class)
                .hasMessageContaining(part)
                .message()
                .doesNotContain("\n")
                .hasSizeLessThan(1000);
    }

    @Test
    void refusesLongNames() {
        assertThatThrownBy(() ->
                        ListReader.read(ListText.keep().released("a".repeat(64)).packed()))
                .isInstanceOf(BadList.class)
                .hasMessageContaining("not one plain name");
        assertThatThrownBy(() -> ListReader.read(
                        ListText.keep().released("a", 1, "é".repeat(128)).packed()))
                .isInstanceOf(BadList.class)
                .hasMessageContaining("255 bytes");
    }

    @Test
    void readsAListThatIsNotPacked() throws BadList {
        var text = "{\"version\":1,\"sweep\":\"digits\",\"uid\":\"u\",\"mode\":\"Farewell\","
                + "\"dryRun\":false,\"trashSeconds\":0,\"remove\":\"Folders\"}";

        assertThat(ListReader.read(text.getBytes(StandardCharsets.UTF_8)).sweep())
                .isEqualTo("digits");
    }

    @Test
    void refusesWhatIsNoGzipOrNoJson() {
        assertThatThrownBy(() -> ListReader.read(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
                .isInstanceOf(BadList.class)
                .hasMessageContaining("no gzip");
        assertThatThrownBy(() -> ListReader.read("rank 1".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadList.class)
                .hasMessageContaining("no JSON");
        assertThatThrownBy(() -> ListReader.read(ListText.packed(JSON.createArrayNode())))
                .isInstanceOf(BadList.class)
                .hasMessageContaining("version");
    }

    @Test
    void refusesAListThatUnpacksToTooMuch() {
        byte[] bomb = ListText.packed(JSON.getNodeFactory().textNode("a".repeat(ListReader.LONGEST)));

        assertThatThrownBy(() -> ListReader.read(bomb))
                .isInstanceOf(BadList.class)
                .hasMessageContaining("longer than");
    }
}
