package dev.sweeps.app.translate;

import dev.sweeps.api.Algorithm;
import dev.sweeps.api.Sweep;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.TrialsSpec;
import dev.sweeps.core.learning.MethodChoice;
import dev.sweeps.core.learning.SearchMethods;
import dev.sweeps.core.learning.SearchRequest;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.space.Problem;
import dev.sweeps.core.space.SearchSpace;
import dev.sweeps.core.space.SpaceReader;
import dev.sweeps.core.space.SpaceReading;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a Sweep's spec: parameters to a search space, the rest to a policy. Every problem is named, none is thrown. */
public final class SpecReader {
    private static final double SECONDS_PER_HOUR = 3600;

    private SpecReader() {}

    /** Also of a Sweep that has begun under an older version: what was free to say then is not refused now. */
    public static SpecReading read(Sweep sweep) {
        return read(sweep.getSpec(), SweepSnapshots.hasBegun(sweep));
    }

    /** Of a Sweep that has not begun. */
    public static SpecReading read(SweepSpec spec) {
        return read(spec, false);
    }

    private static SpecReading read(SweepSpec spec, boolean begun) {
        return switch (ParameterDefinitions.of(spec.parameters())) {
            case ParameterDefinitions.Rejected rejected -> new SpecReading.Rejected(rejected.problems());
            case ParameterDefinitions.Ready definitions ->
                switch (SpaceReader.read(definitions.byName())) {
                    case SpaceReading.Rejected rejected -> new SpecReading.Rejected(rejected.problems());
                    case SpaceReading.Ready ready -> withSpace(spec, ready.space(), begun);
                };
        };
    }

    private static SpecReading withSpace(SweepSpec spec, SearchSpace space, boolean begun) {
        return switch (Policies.of(spec, begun)) {
            case Policies.Rejected rejected -> new SpecReading.Rejected(rejected.problems());
            case Policies.Ready ready ->
                switch (choose(spec, space, ready.policy().objectives())) {
                    case MethodChoice.Rejected rejected -> new SpecReading.Rejected(rejected.problems());
                    case MethodChoice.Chosen chosen
                    when needsLimit(spec, chosen) ->
                        new SpecReading.Rejected(List.of(new Problem(
                                "trials.max", "say how many trials to run: the search has no end of its own")));
                    case MethodChoice.Chosen chosen ->
                        new SpecReading.Ready(new ReadySweep(space, chosen, ready.policy()));
                };
        };
    }

    private static MethodChoice choose(SweepSpec spec, SearchSpace space, Objectives objectives) {
        var search = spec.search();
        var budget = spec.budget();
        var request = new SearchRequest(
                AlgorithmNames.of(search == null || search.algorithm() == null ? Algorithm.AUTO : search.algorithm()),
                search == null || search.seed() == null ? 0L : search.seed(),
                maxConfigurations(spec.trials()),
                search == null ? null : search.initialTrials(),
                search == null || search.maxTrialCost() == null
                        ? null
                        : Double.valueOf(search.maxTrialCost().doubleValue()),
                budget == null || budget.gpuHours() == null
                        ? null
                        : Double.valueOf(budget.gpuHours() * SECONDS_PER_HOUR),
                search == null || search.settings() == null ? Map.of() : search.settings(),
                objectives,
                WarmStartSpecs.sources(spec).stream().map(WarmStartSpecs::mode).toList());
        return SearchMethods.choose(request, space);
    }

    private static boolean needsLimit(SweepSpec spec, MethodChoice.Chosen chosen) {
        return maxConfigurations(spec.trials()).isEmpty()
                && chosen.method().size().isEmpty();
    }

    private static OptionalLong maxConfigurations(@Nullable TrialsSpec trials) {
        if (trials == null || trials.max() == null) {
            return OptionalLong.empty();
        }
        long samples = Math.max(1, Policies.samples(trials));
        return OptionalLong.of((trials.max() + samples - 1) / samples);
    }
}
