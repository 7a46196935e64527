package dev.sweeps.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweeps.keeper.file.Directory;
import dev.sweeps.keeper.file.FolderLock;
import dev.sweeps.keeper.file.Libc;
import dev.sweeps.keeper.file.Name;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a pod starts it. */
class MainTest {
    private final Path folder;
    private final Path root;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    MainTest(@TempDir(factory = MemoryFolder.class) Path folder) {
        this.folder = folder;
        this.root = folder.resolve("digits");
        new TestTree(root).checkpoint("digits-00001", 1);
    }

    private int run(byte[] list) throws IOException {
        Path file = Files.write(folder.resolve("list"), list);
        return Main.run(
                List.of(
                        root.toString(),
                        file.toString(),
                        folder.resolve("report").toString()),
                Clock.fixed(Run.NOON, ZoneOffset.UTC),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private JsonNode report() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve("report")));
    }

    @Test
    void saysWhatItDoesAndReports() throws IOException {
        int status = run(ListText.keep().kept(1, "digits-00001").packed());

        assertThat(status).isZero();
        assertThat(said())
                .isEqualTo(
                        """
                keeper promotes digits-00001 to best_models/rank_01_digits-00001 with a checkpoint
                keeper ended: promoted 1, demoted 0, released 0, deleted 0, bytesFreed 0, bytesInTrash 0, problems 0
                """);
        assertThat(report().path("promoted").intValue()).isEqualTo(1);
    }

    @Test
    void refusesABadListAndTouchesNothing() throws IOException {
        var before = new TestTree(root).entries();

        int status = run(ListText.keep().released("..").packed());

        assertThat(status).isEqualTo(2);
        assertThat(said()).contains("trial \"..\" is not one plain name");
        assertThat(report().path("problems").path(0).textValue()).contains("trial \"..\" is not one plain name");
        assertThat(report().path("problemCount").intValue()).isEqualTo(1);
        assertThat(new TestTree(root).entries()).isEqualTo(before);
    }

    @Test
    void refusesAListThatIsNotThere() {
        int status = Main.run(
                List.of(root.toString(), folder + "/none", folder + "/report"),
                Clock.systemUTC(),
                new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(2);
        assertThat(said()).contains("the list cannot be read");
    }

    @Test
    void refusesOtherArguments() {
        int status = Main.run(List.of("a"), Clock.systemUTC(), new PrintStream(said, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(2);
        assertThat(said()).contains("ROOT LIST REPORT");
    }

    @Test
    void failsWithoutItsFolder() throws IOException {
        new TestTree(root).delete("");

        assertThat(run(ListText.keep().packed())).isEqualTo(1);
        assertThat(report().path("problems").path(0).textValue())
                .isEqualTo("the folder %s cannot be opened: cannot open digits: it does not exist".formatted(root));
    }

    @Test
    void failsWhileAnotherKeeperWorks() throws IOException {
        assertThat(run(ListText.keep().packed())).isZero();
        try (Directory keeper = Directory.of(new Libc(), root + "/.keeper");
                FolderLock _ = FolderLock.take(keeper, Name.of("lock")).orElseThrow()) {
            assertThat(run(ListText.keep().kept(1, "digits-00001").packed())).isEqualTo(1);
        }
        assertThat(report().path("problems").path(0).textValue())
                .isEqualTo("another keeper works on this sweep: it holds .keeper/lock");
        assertThat(new TestTree(root).has("best_models")).isFalse();
        assertThat(run(ListText.keep().kept(1, "digits-00001").packed())).isZero();
    }

    @Test
    void failsIfTheReportCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("report"));

        assertThat(run(ListText.keep().packed())).isEqualTo(1);
        assertThat(said()).contains("the report cannot be written");
    }

    @Test
    void doesNotFollowALinkToItsFolder() throws IOException {
        Canary canary = Canary.in(folder);
        new TestTree(root).delete("");
        Files.createSymbolicLink(root, canary.path());

        assertThat(run(ListText.keep().kept(1, "digits-00001").packed())).isEqualTo(1);
        canary.assertUntouched("the whole run");
    }
}
