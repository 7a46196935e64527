package dev.sweeps.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.app.cluster.Checkout;
import dev.sweeps.app.cluster.Command;
import dev.sweeps.app.cluster.Lab;
import dev.sweeps.app.cluster.NeedsCluster;
import dev.sweeps.app.cluster.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schema and its rules, as the real API server applies them: {@code valid-*.yaml} is taken, {@code invalid-*.yaml} is
 * refused with the words after {@code # expect:} in its first line, and the same for edits of {@code valid-everything.yaml}.
 */
@NeedsCluster(Profile.FAKE)
class ManifestIT {
    private static final String EXPECT = "# expect:";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    static Stream<Path> valid() throws IOException {
        return manifests("valid-");
    }

    static Stream<Path> invalid() throws IOException {
        return manifests("invalid-");
    }

    static Stream<Path> allowedEdits() throws IOException {
        return manifests("edit-allowed-");
    }

    static Stream<Path> refusedEdits() throws IOException {
        return manifests("edit-refused-");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void takes(Path manifest, Lab lab) {
        isTaken(kubectl(lab, "create", "--dry-run=server", "-f", manifest.toString()));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refuses(Path manifest, Lab lab) throws IOException {
        isRefused(kubectl(lab, "create", "--dry-run=server", "-f", manifest.toString()), manifest);
    }

    @ParameterizedTest
    @MethodSource("allowedEdits")
    void takesTheEdit(Path edit, Lab lab) throws IOException {
        isTaken(edited(lab, edit));
    }

    @ParameterizedTest
    @MethodSource("refusedEdits")
    void refusesTheEdit(Path edit, Lab lab) throws IOException {
        isRefused(edited(lab, edit), edit);
    }

    private static void isTaken(Command said) {
        assertThat(said.stderr()).isEmpty();
        assertThat(said.status()).isZero();
    }

    private static void isRefused(Command said, Path manifest) throws IOException {
        String first = Files.readAllLines(manifest).getFirst();
        assertThat(first).startsWith(EXPECT);
        assertThat(said.stderr()).contains(first.substring(EXPECT.length()).strip());
        assertThat(said.status()).isNotZero();
    }

    /** A Sweep that has made a trial, changed as {@code kubectl edit} does it. */
    private static Command edited(Lab lab, Path edit) throws IOException {
        Path whole = manifests("valid-everything").findFirst().orElseThrow();
        String name = kubectl(lab, "create", "-f", whole.toString(), "-o", "name")
                .orFail()
                .strip();
        String said = kubectl(
                        lab,
                        "patch",
                        name,
                        "--subresource=status",
                        "--type=merge",
                        "--patch={\"status\":{\"nextIndex\":1}}")
                .orFail();
        assertThat(said).contains("patched");
        return kubectl(lab, "patch", name, "--type=merge", "--patch-file=" + edit);
    }

    private static Command kubectl(Lab lab, String... words) {
        return Command.kubectl(
                lab.cluster(),
                LIMIT,
                Stream.concat(Stream.of(words), Stream.of("--namespace=" + lab.namespace()))
                        .toList());
    }

    private static Stream<Path> manifests(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(Checkout.at("operator/api/src/test/resources/manifests"))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
            assertThat(found).as("manifests " + prefix).isNotEmpty();
            return found.stream();
        }
    }
}
