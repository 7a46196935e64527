package dev.sweeps.core.learning;

import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.objective.Objectives;
import dev.sweeps.core.optimizer.Point;
import dev.sweeps.core.optimizer.Study;
import dev.sweeps.core.schedule.Proposal;
import dev.sweeps.core.space.Configuration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Suggestions for several trials at once: each one is pending for those after it. */
public final class Suggestions {
    /** Draws that are looked at before the space counts as used up. */
    private static final int PATIENCE = 10_000;

    private Suggestions() {}

    /**
     * One proposal for each ordinal, in order; after the first one that is exhausted no more.
     *
     * @param trials of the sweep, in any order
     * @param ordinals ascending, none of them tried
     */
    public static Map<Long, Proposal> of(
            LearnedSearch search, Objectives objectives, List<TrialRecord> trials, List<Long> ordinals) {
        Study study = Trials.study(search.cube(), search.seed(), objectives, trials);
        Set<Configuration> tried = tried(search, trials);
        List<Point> pending = new ArrayList<>(study.pending());
        Map<Long, Proposal> proposals = new LinkedHashMap<>();
        for (long ordinal : ordinals) {
            Study now = new Study(study.cube(), study.seed(), study.observations(), pending);
            LearnedSearch.Suggestion next = search.next(now, ordinal);
            Configuration suggested = search.cube().configuration(next.point());
            if (tried.add(suggested) || next.again()) {
                pending.add(next.point());
                String chosenBy = next.again() ? again(search, trials, suggested, next) : next.chosenBy();
                proposals.put(ordinal, new Proposal.Ready(suggested.values(), chosenBy));
                continue;
            }
            Optional<Configuration> other = untried(search, tried, ordinal);
            if (other.isEmpty()) {
                proposals.put(ordinal, new Proposal.Exhausted());
                return proposals;
            }
            tried.add(other.get());
            search.cube().point(other.get().values()).ifPresent(pending::add);
            proposals.put(
                    ordinal,
                    new Proposal.Ready(
                            other.get().values(), "random: " + search.name() + " suggested what was already tried"));
        }
        return proposals;
    }

    private static String again(
            LearnedSearch search, List<TrialRecord> trials, Configuration suggested, LearnedSearch.Suggestion next) {
        String which = trials.stream()
                .filter(trial -> configuration(search, trial).equals(Optional.of(suggested)))
                .min(Comparator.comparingLong(TrialRecord::index))
                .map(trial -> "trial " + trial.index())
                .orElse("a configuration of an earlier sweep");
        return next.chosenBy() + ": " + which + " again, of which more is expected than of the best result so far";
    }

    /** A proposal without the optimizer, for when it does not answer in time. */
    public static Proposal fallback(LearnedSearch search, List<TrialRecord> trials, long ordinal, String why) {
        return untried(search, tried(search, trials), ordinal)
                .<Proposal>map(found -> new Proposal.Ready(found.values(), "random: " + why))
                .orElseGet(Proposal.Exhausted::new);
    }

    /** As the space writes its values: the cluster gives 1.0 back as 1. */
    private static Set<Configuration> tried(LearnedSearch search, List<TrialRecord> trials) {
        Set<Configuration> tried = new HashSet<>();
        for (TrialRecord trial : trials) {
            configuration(search, trial).ifPresent(tried::add);
        }
        return tried;
    }

    private static Optional<Configuration> configuration(LearnedSearch search, TrialRecord trial) {
        return search.cube().point(trial.parameters()).map(search.cube()::configuration);
    }

    /** From the draw of this number on, so that draws before it are not looked at again and again; then from the beginning. */
    private static Optional<Configuration> untried(LearnedSearch search, Set<Configuration> tried, long ordinal) {
        return firstUntried(search, tried, ordinal).or(() -> firstUntried(search, tried, 0));
    }

    private static Optional<Configuration> firstUntried(LearnedSearch search, Set<Configuration> tried, long first) {
        for (long draw = first; draw < first + PATIENCE; draw++) {
            Optional<Configuration> drawn = search.fallback().configuration(draw);
            if (drawn.isEmpty() || !tried.contains(drawn.get())) {
                return drawn;
            }
        }
        return Optional.empty();
    }
}
