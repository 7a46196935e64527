package dev.sweeps.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweeps.app.cluster.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One idea a file: one that has grown past its limit holds two. */
class FileSizeTest {

    @ParameterizedTest
    @CsvSource({"src/main/java, 400, 150", "src/test/java, 600, 80"})
    void noFileIsLongerThanItsLimit(String folder, int limit, int fewestFiles) throws IOException {
        Map<Path, Long> lines = new TreeMap<>();
        for (String module : List.of("core", "api", "app")) {
            count(Checkout.at("operator/" + module).resolve(folder), lines);
        }

        assertThat(lines).hasSizeGreaterThanOrEqualTo(fewestFiles);
        assertThat(lines)
                .allSatisfy((file, count) ->
                        assertThat(count).as("lines of %s", file).isLessThanOrEqualTo(limit));
    }

    private static void count(Path folder, Map<Path, Long> lines) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                try (Stream<String> content = Files.lines(file)) {
                    lines.put(file, content.count());
                }
            }
        }
    }
}
