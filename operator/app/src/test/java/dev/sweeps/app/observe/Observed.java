package dev.sweeps.app.observe;

import dev.sweeps.api.Goal;
import dev.sweeps.api.Objective;
import dev.sweeps.api.ResultSpec;
import dev.sweeps.api.StdoutFormat;
import dev.sweeps.api.StdoutSpec;
import dev.sweeps.api.SweepSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of the folder {@code observed}, as a cluster would show them. */
final class Observed {
    private static final Path FOLDER = Path.of("src/test/resources/observed");

    private Observed() {}

    static Pod pod(String name) {
        return read(name, Pod.class);
    }

    static Job job(String name) {
        return read("job-" + name, Job.class);
    }

    /** A sweep for the metric {@code reward}. */
    static SweepSpec sweep(@Nullable ResultSpec result) {
        return new SweepSpec(
                new Objective("reward", Goal.MAXIMIZE, null),
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                result,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static ResultSpec jsonLines() {
        return new ResultSpec(null, new StdoutSpec(StdoutFormat.JSON_LINES, null), null);
    }

    private static <T> T read(String name, Class<T> type) {
        try {
            return Serialization.unmarshal(Files.readString(FOLDER.resolve(name + ".yaml")), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
