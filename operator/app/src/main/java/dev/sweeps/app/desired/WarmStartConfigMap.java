package dev.sweeps.app.desired;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The ConfigMap in which a sweep keeps what it took from earlier ones, so that these may go on or be deleted. */
public final class WarmStartConfigMap {
    private static final String KEY = "warm-start.json.gz";

    private WarmStartConfigMap() {}

    public static String name(Sweep sweep) {
        return sweep.getMetadata().getName() + "-warm-start";
    }

    /** Immutable: the trials of the sweep follow from it. */
    public static ConfigMap of(Sweep sweep, byte[] kept) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name(sweep))
                .withNamespace(sweep.getMetadata().getNamespace())
                .withLabels(Map.of(Keys.SWEEP, sweep.getMetadata().getName(), Keys.MANAGED_BY, Keys.OPERATOR))
                .withOwnerReferences(Ownership.by(sweep))
                .endMetadata()
                .withImmutable(true)
                .withBinaryData(Map.of(KEY, Base64.getEncoder().encodeToString(kept)))
                .build();
    }

    /** What {@link #of} was given; empty if it is not there. */
    public static Optional<byte[]> kept(ConfigMap map) {
        return Optional.ofNullable(map.getBinaryData())
                .map(data -> data.get(KEY))
                .map(Base64.getDecoder()::decode);
    }
}
