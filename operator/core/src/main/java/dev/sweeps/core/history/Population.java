package dev.sweeps.core.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The members of a population as their trials show them. Nothing else is stored of it, so that it is the same after a restart. A trial
 * that was lost or cancelled says nothing of its member, who makes that interval again.
 */
public final class Population {
    private final Map<Integer, TrialRecord> latest = new HashMap<>();
    private final Map<Integer, Integer> intervals = new HashMap<>();
    private final Set<Integer> busy = new HashSet<>();
    private final Set<String> needed = new HashSet<>();

    private Population() {}

    /**
     * The population.
     *
     * @param trials in any order; those without a lineage are passed over
     */
    public static Population of(Collection<TrialRecord> trials) {
        var population = new Population();
        // Most sweeps train no population, and a pass over many trials should not sort them for nothing.
        trials.stream()
                .filter(trial -> trial.lineage() != null)
                .sorted(Comparator.comparingLong(TrialRecord::index))
                .forEach(population::add);
        population.latest.values().forEach(trial -> population.needed.add(trial.name()));
        return population;
    }

    private void add(TrialRecord trial) {
        var lineage = trial.lineage();
        if (lineage == null) {
            return;
        }
        var isOpen = !trial.state().isFinal();
        if (isOpen) {
            busy.add(lineage.member());
            if (lineage.continues() != null) {
                needed.add(lineage.continues().trial());
            }
        } else if (trial.isObservation() || trial.state() == TrialState.STOPPED) {
            latest.put(lineage.member(), trial);
        } else {
            return;
        }
        intervals.merge(lineage.member(), 1, Integer::sum);
    }

    /** The trial with which the last finished interval of a member ended; empty before the first. */
    public Optional<TrialRecord> latest(int member) {
        return Optional.ofNullable(latest.get(member));
    }

    /** The same of all members that have one. */
    public List<TrialRecord> latest() {
        return latest.values().stream()
                .sorted(Comparator.comparingLong(TrialRecord::index))
                .toList();
    }

    /**
     * Whose interval is the next: the one of those without an open trial who is the farthest behind, and of several the first. Empty when
     * all have one.
     *
     * @param size how many members there are
     */
    public OptionalInt next(int size) {
        return IntStream.range(0, size)
                .filter(member -> !busy.contains(member))
                .boxed()
                .min(Comparator.<Integer>comparingInt(member -> intervals.getOrDefault(member, 0))
                        .thenComparingInt(member -> member))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /**
     * Names of the trials from whose checkpoints somebody goes on now, or may do so later. One that is finished and not among them never
     * comes back to them.
     */
    public Set<String> needed() {
        return Set.copyOf(needed);
    }
}
