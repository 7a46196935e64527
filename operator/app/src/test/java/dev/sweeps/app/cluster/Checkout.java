package dev.sweeps.app.cluster;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in this checkout. */
public final class Checkout {
    private static final Path ROOT = root();

    private Checkout() {}

    /** The file or folder at {@code path} below the root of the repository. */
    public static Path at(String path) {
        return ROOT.resolve(path);
    }

    /** The operator as the build packs it. */
    public static Path operatorJar() {
        Path own = at("operator/app/target/quarkus-app/quarkus-run.jar");
        Path jar = Path.of(System.getProperty("operator.jar", own.toString()));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: build it first by ./mvnw package -DskipTests");
        }
        return jar;
    }

    /** The folder for logs of this run's processes. */
    public static Path logs() {
        return at("operator/app/target/it-logs");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("examples/local-cluster"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("run the tests inside the repository");
            }
        }
        return folder;
    }
}
