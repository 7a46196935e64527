package dev.sweeps.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrdDriftTest {
    private static final Path CRDS = Path.of("../../crds");

    static Iterable<Map.Entry<String, String>> files() {
        return CrdYaml.files().entrySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theCommittedFileIsWhatTheTypesGenerate(Map.Entry<String, String> file) throws IOException {
        Path path = CRDS.resolve(file.getKey());
        if (Boolean.getBoolean("crds.write")) {
            Files.writeString(path, file.getValue());
        }

        String committed = Files.exists(path) ? Files.readString(path) : "";

        assertThat(committed)
                .as("crds/%s differs from the types; `%s` rewrites it", file.getKey(), CrdYaml.COMMAND)
                .isEqualTo(file.getValue());
    }
}
