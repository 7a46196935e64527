package dev.sweeps.app.reconcile;

import dev.sweeps.api.Sweep;
import dev.sweeps.app.desired.HelperConfigMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Puts the Python helper where the trials of a Sweep mount it. */
@ApplicationScoped
public class HelperFiles {
    private static final String RESOURCE = "/dev/sweeps/app/desired/sweep.py";

    private final ClusterWrites writes;
    private final String source;
    private final Set<String> ensured = ConcurrentHashMap.newKeySet();

    HelperFiles(ClusterWrites writes) {
        this.writes = writes;
        this.source = read();
    }

    /** Once per Sweep and life of the operator: a helper that is there already stays as it is, its trials are running. */
    void ensure(Sweep sweep) {
        var uid = sweep.getMetadata().getUid();
        if (HelperConfigMap.isWanted(sweep) && !ensured.contains(uid)) {
            // One of a deleted namesake is about to be collected: it must be made again after that.
            if (writes.create(HelperConfigMap.of(sweep, source)) != ClusterWrites.Creation.NAME_TAKEN) {
                ensured.add(uid);
            }
        }
    }

    void forget(String uid) {
        ensured.remove(uid);
    }

    private static String read() {
        try (var stream = HelperFiles.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
