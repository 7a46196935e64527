package dev.sweeps.app.desired;

import dev.sweeps.api.Keys;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.Trial;
import dev.sweeps.api.TrialCacheSpec;
import dev.sweeps.api.TrialOrigin;
import dev.sweeps.api.TrialSpec;
import dev.sweeps.core.history.Lineage;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Trial that records one configuration of a Sweep. */
public final class DesiredTrial {
    private DesiredTrial() {}

    /**
     * Makes the Trial.
     *
     * @param index from 0, never used twice in a sweep
     * @param sample from 0, counts the trials of one configuration
     * @param parameters values by dotted name
     * @param chosenBy what chose them
     * @param cache its part in the batch cache; null without one
     * @param lineage its place in a population that is trained; null in other sweeps
     */
    public static Trial of(
            Sweep sweep,
            long index,
            int sample,
            Map<String, Object> parameters,
            String chosenBy,
            @Nullable TrialCacheSpec cache,
            @Nullable Lineage lineage) {
        String name = sweep.getMetadata().getName();
        Trial trial = new Trial();
        trial.setMetadata(new ObjectMetaBuilder()
                .withName(name(name, index))
                .withNamespace(sweep.getMetadata().getNamespace())
                .withLabels(Map.of(Keys.SWEEP, name, Keys.MANAGED_BY, Keys.OPERATOR))
                .withOwnerReferences(Ownership.by(sweep))
                .build());
        trial.setSpec(new TrialSpec(
                name,
                index,
                sample,
                parameters,
                chosenBy,
                cache,
                null,
                null,
                lineage == null ? null : Integer.valueOf(lineage.member()),
                origin(lineage)));
        return trial;
    }

    private static @Nullable TrialOrigin origin(@Nullable Lineage lineage) {
        return lineage == null || lineage.continues() == null
                ? null
                : new TrialOrigin(
                        lineage.continues().trial(), lineage.continues().attempt());
    }

    /** Name of the trial of this index: {@code digits-00042}. */
    private static String name(String sweep, long index) {
        return String.format(Locale.ROOT, "%s-%05d", sweep, index);
    }
}
