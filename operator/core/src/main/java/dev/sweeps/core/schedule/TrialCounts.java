package dev.sweeps.core.schedule;

/** How many trials are in which state; a paused one whose continuation is ordered is a pending one. */
public record TrialCounts(
        long pending,
        long running,
        long paused,
        long succeeded,
        long masked,
        long stopped,
        long failed,
        long cancelled) {

    /** Trials that exist. */
    public long created() {
        return open() + finished();
    }

    /** Trials that run or are to run. */
    public long live() {
        return pending + running;
    }

    /** Trials that are not in a final state. */
    public long open() {
        return live() + paused;
    }

    /** Trials in a final state. */
    public long finished() {
        return succeeded + masked + stopped + failed + cancelled;
    }

    /** What is left when the sweep ends now. */
    TrialCounts withoutPaused() {
        return new TrialCounts(pending, running, 0, succeeded, masked, stopped + paused, failed, cancelled);
    }
}
