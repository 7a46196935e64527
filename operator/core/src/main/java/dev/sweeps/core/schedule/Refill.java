package dev.sweeps.core.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * The trials to create now. A trial that was deleted by hand gives its place among the {@code maxTrials} back, so that
 * one further index is handed out for it, but its own configuration is not tried again.
 *
 * @param others what the batch cache asks for: held trials to start, data to build
 * @param nextIndex what is to be stored: every trial below it was seen, or is about to be created as the first one
 * @param exhausted true when the search was asked for a configuration and had none left
 * @param thinking true when the search was asked for a configuration and still works on it
 */
record Refill(
        List<SweepAction.CreateTrial> trials,
        List<SweepAction> others,
        long nextIndex,
        boolean exhausted,
        boolean thinking) {

    /**
     * What fits: live trials that are not held, and paused ones to be continued, up to {@code parallel}, existing ones up to {@code maxTrials}.
     *
     * @param affordable how many the budget pays for
     * @param taken how many places paused trials take first, on the same budget
     */
    static Refill of(SweepSnapshot sweep, TrialCounts counts, Indices indices, long affordable, int taken) {
        var policy = sweep.policy();
        var max = policy.maxTrials();
        var allowed = Math.min(affordable - taken, max == null ? Long.MAX_VALUE : max - counts.created());
        var intake = Intake.of(sweep, counts, taken);
        var trials = new ArrayList<SweepAction.CreateTrial>();
        for (var index = indices.freeFrom(0);
                trials.size() < allowed && intake.hasRoom();
                index = indices.freeFrom(index + 1)) {
            switch (sweep.source().configuration(index / policy.samples())) {
                case Proposal.Ready ready -> trials.add(intake.create(index, (int) (index % policy.samples()), ready));
                case Proposal.Exhausted() -> {
                    return new Refill(
                            trials, intake.others(), nextIndex(sweep, indices, !trials.isEmpty()), true, false);
                }
                case Proposal.NotYet() -> {
                    return new Refill(
                            trials, intake.others(), nextIndex(sweep, indices, !trials.isEmpty()), false, true);
                }
                case Proposal.AfterNextEnd() -> {
                    return made(sweep, trials, intake, indices);
                }
            }
        }
        return made(sweep, trials, intake, indices);
    }

    private static Refill made(
            SweepSnapshot sweep, List<SweepAction.CreateTrial> trials, Intake intake, Indices indices) {
        return new Refill(trials, intake.others(), nextIndex(sweep, indices, !trials.isEmpty()), false, false);
    }

    /** Creates nothing, but says whether the search goes on when that matters for the end of the sweep. */
    static Refill none(SweepSnapshot sweep, TrialCounts counts, Indices indices) {
        var max = sweep.policy().maxTrials();
        var matters = counts.live() == 0 && (max == null || counts.created() < max);
        var ordinal = indices.freeFrom(0) / sweep.policy().samples();
        var exhausted = matters && sweep.source().configuration(ordinal) instanceof Proposal.Exhausted;
        return new Refill(List.of(), List.of(), nextIndex(sweep, indices, false), exhausted, false);
    }

    private static long nextIndex(SweepSnapshot sweep, Indices indices, boolean creates) {
        return Math.max(Math.max(sweep.nextIndex(), indices.seenBelow()), creates ? 1 : 0);
    }
}
