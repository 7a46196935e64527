package dev.sweeps.core.learning;

import dev.sweeps.core.curve.Curve;
import dev.sweeps.core.history.TrialRecord;
import dev.sweeps.core.history.TrialState;
import dev.sweeps.core.schedule.ConfigurationSource;
import dev.sweeps.core.schedule.Proposal;
import dev.sweeps.core.schedule.SweepPolicy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/** A search that learns behind the port of the planner, for one pass. */
public final class LearnedSource implements ConfigurationSource {
    /** Suggestions worked out together; the next ones know more. */
    private static final long MOST_AT_ONCE = 64;

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final SweepPolicy policy;
    /** Those that the pass began with, and those that it is about to make. */
    private final List<TrialRecord> trials;

    private final Map<Long, TrialRecord> firstSamples = new HashMap<>();
    private final Optional<BigInteger> size;
    private final BiFunction<List<Long>, List<TrialRecord>, Proposal> desk;

    /**
     * @param size of the space, where it is finite
     * @param desk answers for the first of some ordinals, from all trials
     */
    public LearnedSource(
            SweepPolicy policy,
            List<TrialRecord> trials,
            Optional<BigInteger> size,
            BiFunction<List<Long>, List<TrialRecord>, Proposal> desk) {
        this.policy = policy;
        this.size = size;
        this.desk = desk;
        this.trials = new ArrayList<>(trials);
        trials.forEach(trial -> firstSamples.merge(
                trial.index() / policy.samples(), trial, (left, right) -> left.index() < right.index() ? left : right));
    }

    @Override
    public Proposal configuration(long ordinal) {
        var made = firstSamples.get(ordinal);
        if (made != null) {
            return new Proposal.Ready(made.parameters(), "a further sample of trial " + made.index());
        }
        var proposal = desk.apply(wanted(ordinal), List.copyOf(trials));
        if (proposal instanceof Proposal.Ready ready) {
            var soon = soon(ordinal * policy.samples(), ready.parameters());
            trials.add(soon);
            firstSamples.put(ordinal, soon);
        }
        return proposal;
    }

    /** As many as there are free slots. */
    private List<Long> wanted(long ordinal) {
        var live = trials.stream().filter(TrialRecord::isLive).count();
        var slots = Math.ceilDiv(Math.max(1, policy.parallel() - live), policy.samples());
        return LongStream.iterate(ordinal, next -> next + 1)
                .filter(next -> !firstSamples.containsKey(next))
                .limit(Math.min(slots, MOST_AT_ONCE))
                .boxed()
                .toList();
    }

    private static TrialRecord soon(long index, Map<String, Object> parameters) {
        return new TrialRecord(
                "",
                index,
                0,
                parameters,
                TrialState.PENDING,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                0,
                0,
                false,
                null,
                0,
                0,
                Curve.EMPTY,
                null,
                List.of(),
                null,
                null);
    }

    @Override
    public OptionalLong size() {
        return size.map(count -> OptionalLong.of(count.min(LARGEST).longValue()))
                .orElseGet(OptionalLong::empty);
    }
}
