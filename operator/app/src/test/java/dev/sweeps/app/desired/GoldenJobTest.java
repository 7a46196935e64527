package dev.sweeps.app.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code golden} holds a Sweep, a Trial and the Job that they must give; the attempt is the Trial's
 * {@code status.attempt}. {@code -Dgolden.write=true} writes the Jobs anew.
 */
class GoldenJobTest {
    private static final Path CASES = Path.of("src/test/resources/golden");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheJobOfTheFolder(String name) throws IOException {
        Path folder = CASES.resolve(name);

        String yaml = jobYaml(folder);

        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(folder.resolve("job.yaml"), yaml);
        }
        assertThat(yaml).isEqualTo(Files.readString(folder.resolve("job.yaml")));
        assertThat(jobYaml(folder)).as("the same input gives the same bytes").isEqualTo(yaml);
    }

    private static String jobYaml(Path folder) throws IOException {
        Sweep sweep = Serialization.unmarshal(Files.readString(folder.resolve("sweep.yaml")), Sweep.class);
        Trial trial = Serialization.unmarshal(Files.readString(folder.resolve("trial.yaml")), Trial.class);
        int attempt = Optional.ofNullable(trial.getStatus())
                .map(status -> status.attempt())
                .orElse(1);
        return switch (Sweeps.render(sweep, trial, attempt)) {
            case JobRendering.Rendered(var job) -> Serialization.asYaml(job);
            case JobRendering.Rejected no -> throw new AssertionError(no.problems());
        };
    }
}
