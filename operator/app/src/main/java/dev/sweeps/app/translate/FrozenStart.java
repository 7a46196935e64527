package dev.sweeps.app.translate;

import dev.sweeps.api.WarmStartStatus;
import dev.sweeps.core.learning.EarlierSweep;
import dev.sweeps.core.learning.WarmStart;
import java.util.List;
import java.util.Objects;

/**
 * What a Sweep has taken from earlier ones.
 *
 * @param wanted the {@link WarmStartSpecs#wanted} of the spec for which it was taken
 * @param digest of its text
 */
public record FrozenStart(String wanted, WarmStart start, String digest) {
    /** What the status of the Sweep says of it. */
    public WarmStartStatus status(String configMap) {
        List<EarlierSweep> sweeps = start.sweeps();
        return new WarmStartStatus(
                sweeps.stream()
                        .filter(sweep -> !sweep.trials().isEmpty())
                        .map(EarlierSweep::name)
                        .toList(),
                sweeps.stream().mapToLong(sweep -> sweep.trials().size()).sum(),
                configMap,
                digest,
                sweeps.stream()
                        .map(EarlierSweep::refusal)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList());
    }
}
