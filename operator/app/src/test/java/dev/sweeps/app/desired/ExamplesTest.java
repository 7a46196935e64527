package dev.sweeps.app.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sweeps that users copy can be run. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../../examples");

    static Stream<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasNoProblemInItsTemplate(String name) throws IOException {
        List<Sweep> sweeps = Arrays.stream(
                        Files.readString(EXAMPLES.resolve(name)).split("(?m)^---$", -1))
                .filter(document -> document.contains("kind: Sweep"))
                .map(document -> Serialization.unmarshal(document, Sweep.class))
                .toList();

        assertThat(sweeps).isNotEmpty().allSatisfy(sweep -> assertThat(
                        TemplateProblems.of(sweep.getSpec(), Sweeps.DEFAULTS))
                .isEmpty());
    }
}
