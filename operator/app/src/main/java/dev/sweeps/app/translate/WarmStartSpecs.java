package dev.sweeps.app.translate;

import dev.sweeps.api.SweepSpec;
import dev.sweeps.api.WarmStartSource;
import dev.sweeps.core.learning.WarmStartMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a spec says of earlier Sweeps. */
public final class WarmStartSpecs {
    private WarmStartSpecs() {}

    /** The earlier Sweeps that a spec names; none for a search that begins with nothing. */
    public static List<WarmStartSource> sources(SweepSpec spec) {
        var search = spec.search();
        return search == null || search.warmStartFrom() == null ? List.of() : search.warmStartFrom();
    }

    /** The Sweep by its name, the table as {@code map/key}. */
    public static String name(WarmStartSource source) {
        var table = source.configMap();
        return table == null ? Objects.requireNonNullElse(source.sweep(), "") : table.name() + "/" + table.key();
    }

    /** How the trials of one are taken. */
    public static WarmStartMode mode(WarmStartSource source) {
        return source.mode() == dev.sweeps.api.WarmStartMode.POINTS ? WarmStartMode.POINTS : WarmStartMode.RANKING;
    }

    /** All of a spec on which it depends what is taken. */
    public static String wanted(SweepSpec spec) {
        var sources = sources(spec).stream()
                .map(source -> name(source) + " " + mode(source))
                .collect(Collectors.joining(", "));
        return "%s; %s".formatted(sources, ObjectiveSpecs.of(spec));
    }
}
