package dev.sweeps.core.schedule;

/** How many trials are in which state. */
public record TrialCounts(
        long pending, long running, long succeeded, long masked, long stopped, long failed, long cancelled) {

    /** Trials that exist. */
    public long created() {
        return live() + finished();
    }

    /** Trials that are not in a final state. */
    public long live() {
        return pending + running;
    }

    /** Trials in a final state. */
    public long finished() {
        return succeeded + masked + stopped + failed + cancelled;
    }
}
