package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.HelperConfigMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Puts the Python helper where the trials of a Sweep mount it. */
@ApplicationScoped
public class HelperFiles implements PerSweep {
    private static final String FOLDER = "/dev/sweeps/app/desired/";

    private final ClusterWrites writes;
    private final Map<String, String> sources;
    private final Set<String> ensured = ConcurrentHashMap.newKeySet();

    HelperFiles(ClusterWrites writes) {
        this.writes = writes;
        this.sources = HelperConfigMap.FILES.stream().collect(Collectors.toMap(file -> file, HelperFiles::read));
    }

    /** Once per Sweep and life of the operator: a helper that is there already stays as it is, its trials are running. */
    void ensure(Sweep sweep) {
        var uid = sweep.getMetadata().getUid();
        if (HelperConfigMap.isWanted(sweep) && !ensured.contains(uid)) {
            // One of a deleted namesake is about to be collected: it must be made again after that.
            if (writes.create(HelperConfigMap.of(sweep, sources)) != ClusterWrites.Creation.NAME_TAKEN) {
                ensured.add(uid);
            }
        }
    }

    @Override
    public void forget(String uid) {
        ensured.remove(uid);
    }

    private static String read(String file) {
        try (var stream = HelperFiles.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException(FOLDER + file + " is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
