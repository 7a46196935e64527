package dev.sweeps.app.desired;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;

/** The ConfigMap with the Python helper that the trials of one sweep mount at {@link TrialPaths#LIB}. */
public final class HelperConfigMap {
    /** The files; programs import the first one, as {@code sweep}. */
    public static final List<String> FILES = List.of(
            "sweep.py", "sweep_cache.py", "sweep_cache_key.py", "sweep_cache_store.py", "sweep_cache_tensors.py");

    private HelperConfigMap() {}

    public static String name(String sweep) {
        return sweep + "-helper";
    }

    /** Whether the sweep wants the helper at all. */
    public static boolean isWanted(Sweep sweep) {
        return !Boolean.FALSE.equals(sweep.getSpec().pythonHelper());
    }

    public static ConfigMap of(Sweep sweep, Map<String, String> sources) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name(sweep.getMetadata().getName()))
                .withNamespace(sweep.getMetadata().getNamespace())
                .withLabels(Map.of(Keys.SWEEP, sweep.getMetadata().getName(), Keys.MANAGED_BY, Keys.OPERATOR))
                .withOwnerReferences(Ownership.by(sweep))
                .endMetadata()
                .withData(sources)
                .build();
    }
}
