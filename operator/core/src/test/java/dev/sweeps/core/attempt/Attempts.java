package dev.sweeps.core.attempt;

import dev.sweeps.core.history.Goal;
import dev.sweeps.core.objective.Objectives;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Observations for tests: a Pod with 2 GPUs, created at START, bound 10 s and started 15 s later, ended at 75 s. */
final class Attempts {
    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    static final Objectives REWARD = Objectives.of("reward", Goal.MAXIMIZE);
    static final TrialPolicy POLICY =
            new TrialPolicy(REWARD, new MaskedCheck(0.5), List.of(), 1, AttemptLimits.NONE, KeptJobs.FAILED, null);

    private Attempts() {}

    static Instant second(long seconds) {
        return START.plusSeconds(seconds);
    }

    static PodFacts waitingPod() {
        return new PodFacts(START, null, null, null, null, 2, List.of(), false, null);
    }

    static PodFacts runningPod() {
        return new PodFacts(START, second(10), second(15), null, "node-1", 2, List.of(), false, null);
    }

    /** Bound at 10 s to a node on which no container starts. */
    static PodFacts stuckPod() {
        var onNode = new OnNode("s-00000-a1-x7k2p", second(11), null, second(10), null);
        return new PodFacts(START, second(10), null, null, "node-1", 2, List.of(), false, onNode);
    }

    /** A Pod whose first container started at 15 s, 4 s after the kubelet took it on. */
    static PodFacts startedPod(@Nullable Instant idleSince, @Nullable Long deadlineSeconds) {
        var onNode = new OnNode("s-00000-a1-x7k2p", second(11), second(15), idleSince, deadlineSeconds);
        return new PodFacts(START, second(10), second(15), null, "node-1", 2, List.of(), false, onNode);
    }

    static PodFacts endedPod() {
        return new PodFacts(START, second(10), second(15), second(75), "node-1", 2, List.of(), false, null);
    }

    /** The program has ended, a sidecar has not. */
    static PodFacts outlivingPod() {
        return new PodFacts(START, second(10), second(15), second(75), "node-1", 2, List.of(), true, null);
    }

    static AttemptObservation.Succeeded besideSidecar(AttemptObservation.Succeeded succeeded) {
        return new AttemptObservation.Succeeded(succeeded.attempt(), outlivingPod(), succeeded.output());
    }

    static AttemptObservation.Failed besideSidecar(AttemptObservation.Failed failed) {
        return new AttemptObservation.Failed(failed.attempt(), outlivingPod(), failed.failure(), failed.output());
    }

    static AttemptObservation.Running running(int attempt) {
        return new AttemptObservation.Running(attempt, runningPod(), "main");
    }

    static AttemptObservation.Succeeded succeeded(int attempt, Map<String, Double> metrics) {
        return new AttemptObservation.Succeeded(attempt, endedPod(), output(parsed(metrics)));
    }

    static AttemptObservation.Failed failed(int attempt) {
        return new AttemptObservation.Failed(
                attempt,
                endedPod(),
                new ProgramFailure(ProgramFailure.Kind.PROGRAM_FAILED, 42, "main", ""),
                new ProgramOutput(new ReportedResult.Absent(), Map.of(), "Traceback …"));
    }

    static AttemptObservation.Lost lost(int attempt, boolean over) {
        return new AttemptObservation.Lost(
                attempt, endedPod(), "PreemptionByScheduler", "preempted by a pod of higher priority", over);
    }

    static ProgramOutput output(ReportedResult result) {
        return new ProgramOutput(result, Map.of(), null);
    }

    static ReportedResult.Parsed parsed(Map<String, Double> metrics) {
        return new ReportedResult.Parsed(metrics, Set.of(), Map.of(), "checkpoint/last.pt");
    }

    static TrialSnapshot trial(@Nullable TrialReport stored, AttemptObservation newest) {
        return trial(stored, null, newest, false, POLICY);
    }

    static TrialSnapshot limited(@Nullable TrialReport stored, AttemptObservation newest, AttemptLimits limits) {
        var policy = new TrialPolicy(REWARD, null, List.of(), 1, limits, KeptJobs.FAILED, null);
        return trial(stored, null, newest, false, policy);
    }

    static TrialSnapshot ordered(@Nullable TrialReport stored, AttemptObservation newest, boolean ending) {
        var order = new StopOrder(StopOrder.SWEEP_ENDED, "the sweep ended: TargetReached", 0, null);
        return trial(stored, order, newest, ending, POLICY);
    }

    static TrialSnapshot paused(@Nullable TrialReport stored, AttemptObservation newest, boolean ending) {
        var trial = trial(stored, null, newest, ending, POLICY);
        var pause = new PauseOrder("Asha", "asha: 0.5 at rung 1 is rank 3 of 3");
        return new TrialSnapshot(stored, null, pause, POLICY, trial.observation(), -1, Map.of(), null);
    }

    static TrialSnapshot trial(
            @Nullable TrialReport stored,
            @Nullable StopOrder stop,
            AttemptObservation newest,
            boolean ending,
            TrialPolicy policy) {
        var jobs = new TreeSet<Integer>();
        if (newest.attempt() > 0 && !ending) {
            jobs.add(newest.attempt());
        }
        return new TrialSnapshot(
                stored, stop, null, policy, new TrialObservation(newest, jobs, ending, null), -1, Map.of(), null);
    }

    /** The report of {@code plan}, which has to have one. */
    static TrialReport reportOf(TrialPlan plan) {
        return Objects.requireNonNull(plan.report());
    }
}
