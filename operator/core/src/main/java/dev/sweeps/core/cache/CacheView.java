package dev.sweeps.core.cache;

import dev.sweeps.core.history.TrialRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The batch cache of a sweep as the records show it.
 *
 * @param neighbours trials of other sweeps of the namespace that have a batch cache, too
 * @param warmUps the warm-up Jobs of the namespace that build for the same place
 */
public record CacheView(CachePolicy policy, List<TrialRecord> neighbours, List<WarmUp> warmUps) {
    public CacheView {
        neighbours = List.copyOf(neighbours);
        warmUps = List.copyOf(warmUps);
    }

    /** A gate for one pass over a sweep with these trials. */
    public CacheGate gate(List<TrialRecord> trials) {
        var all = new ArrayList<>(trials);
        all.addAll(neighbours);
        return new CacheGate(policy, all, warmUps);
    }

    /** The warm-up Jobs that this sweep made. */
    public List<WarmUp> warmUpsOf(String sweep) {
        return warmUps.stream().filter(job -> job.sweep().equals(sweep)).toList();
    }
}
