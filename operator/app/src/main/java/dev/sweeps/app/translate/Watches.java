package dev.sweeps.app.translate;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.core.curve.Watch;
import java.util.Optional;

/** What a spec wants to have seen of running trials. */
public final class Watches {
    private Watches() {}

    /** Empty: no log has to be followed. */
    public static Optional<Watch> of(SweepSpec spec) {
        return spec.result() != null && Boolean.TRUE.equals(spec.result().live())
                ? Optional.of(Watch.forReading(
                        ObjectiveSpecs.of(spec).each().getFirst().metric()))
                : Optional.empty();
    }
}
