package dev.sweeps.core.learning;

import dev.sweeps.core.optimizer.Observation;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a search knows before its first trial.
 *
 * @param sweeps in the order in which the user names them
 */
public record WarmStart(List<EarlierSweep> sweeps) {
    /** A search that begins with nothing. */
    public static final WarmStart NONE = new WarmStart(List.of());

    /** Beyond so many the best configurations of others take the place of what this sweep could learn by itself. */
    static final int MOST_FIRST = 3;

    public WarmStart {
        sweeps = List.copyOf(sweeps);
    }

    /**
     * A point to begin with.
     *
     * @param reason says what it is, for people
     */
    record First(Point point, String reason) {}

    /** The best configuration of each sweep, each once, for the first trials. */
    List<First> first() {
        Map<Point, First> first = new LinkedHashMap<>();
        for (EarlierSweep sweep : sweeps) {
            sweep.best()
                    .map(Observation::point)
                    .ifPresent(point ->
                            first.putIfAbsent(point, new First(point, "the best configuration of " + sweep.title())));
        }
        return first.values().stream().limit(MOST_FIRST).toList();
    }

    /** What is known of this sweep, with what is known from others. */
    Study warmed(Study study) {
        List<Observation> observations = new ArrayList<>(
                observations(WarmStartMode.POINTS).flatMap(List::stream).toList());
        observations.addAll(study.observations());
        return new Study(
                study.cube(),
                study.seed(),
                observations,
                study.pending(),
                observations(WarmStartMode.RANKING).toList());
    }

    private Stream<List<Observation>> observations(WarmStartMode mode) {
        return sweeps.stream()
                .filter(sweep -> sweep.mode() == mode && !sweep.trials().isEmpty())
                .map(EarlierSweep::observations);
    }

    /** {@code , warm from a and b}, for what chose a configuration; empty for a search that begins with nothing. */
    Optional<String> words() {
        String names = sweeps.stream()
                .filter(sweep -> !sweep.trials().isEmpty())
                .map(EarlierSweep::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of("warm from " + names);
    }
}
