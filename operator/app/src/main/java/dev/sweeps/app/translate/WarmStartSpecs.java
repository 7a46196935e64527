package dev.sweeps.app.translate;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.WarmStartSource;
import dev.sweeps.core.learning.WarmStartMode;
import java.util.List;
import java.util.stream.Collectors;

/** What a spec says of earlier Sweeps. */
public final class WarmStartSpecs {
    private WarmStartSpecs() {}

    /** The earlier Sweeps that a spec names; none for a search that begins with nothing. */
    public static List<WarmStartSource> sources(SweepSpec spec) {
        var search = spec.search();
        return search == null || search.warmStartFrom() == null ? List.of() : search.warmStartFrom();
    }

    /** How the trials of one are taken. */
    public static WarmStartMode mode(WarmStartSource source) {
        return source.mode() == dev.sweeps.api.WarmStartMode.POINTS ? WarmStartMode.POINTS : WarmStartMode.RANKING;
    }

    /** All of a spec on which it depends what is taken. */
    public static String wanted(SweepSpec spec) {
        var sources = sources(spec).stream()
                .map(source -> source.sweep() + " " + mode(source))
                .collect(Collectors.joining(", "));
        return "%s; %s".formatted(sources, ObjectiveSpecs.of(spec));
    }
}
