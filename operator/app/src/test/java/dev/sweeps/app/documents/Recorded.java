package dev.sweeps.app.documents;

import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A sweep and its trials, as they stand in a folder of {@code src/test/resources/documents}. */
record Recorded(Sweep sweep, List<Trial> trials) {
    static final Path CASES = Path.of("src/test/resources/documents");
    static final Instant NOW = Instant.parse("2026-03-01T08:21:00.5Z");
    static final int ROOM = 1_000_000;

    static Recorded read(String name) {
        Path folder = CASES.resolve(name);
        try {
            return new Recorded(
                    Serialization.unmarshal(Files.readString(folder.resolve("sweep.yaml")), Sweep.class),
                    Arrays.stream(Files.readString(folder.resolve("trials.yaml"))
                                    .split("(?m)^---$", -1))
                            .map(document -> Serialization.unmarshal(document, Trial.class))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SweepDocuments documents() {
        return documents(ROOM);
    }

    SweepDocuments documents(int mostBytes) {
        return SweepDocuments.of(sweep, trials, NOW, mostBytes);
    }

    static String results(SweepDocuments documents) {
        return Objects.requireNonNull(documents.files().get(SweepDocuments.RESULTS));
    }

    static String summary(SweepDocuments documents) {
        return Objects.requireNonNull(documents.files().get(SweepDocuments.SUMMARY));
    }
}
