package dev.sweeps.app.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds command line tools: the one on the path, or else the one that the local cluster builds. */
final class Tools {
    private static final Map<String, String> FOUND = new ConcurrentHashMap<>();

    private Tools() {}

    static String path(String tool) {
        return FOUND.computeIfAbsent(tool, Tools::find);
    }

    private static String find(String tool) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return Path.of(folder, tool).toString();
            }
        }
        // Cold, this compiles the tool from its Go module.
        return Command.run(Duration.ofMinutes(20), Map.of(), List.of(EmbeddedCluster.PROGRAM, "tool", tool))
                .orFail()
                .strip();
    }
}
