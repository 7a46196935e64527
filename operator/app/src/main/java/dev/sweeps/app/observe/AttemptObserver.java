package dev.sweeps.app.observe;

import dev.sweeps.api.ResultSpec;
import dev.sweeps.api.SweepSpec;
import dev.sweeps.app.observe.PodSteps.PodContainer;
import dev.sweeps.core.attempt.AttemptObservation;
import dev.sweeps.core.attempt.PodFacts;
import dev.sweeps.core.attempt.ProgramFailure;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the cluster shows of one attempt. */
public final class AttemptObserver {
    private static final Comparator<PodReading> BY_AGE = Comparator.comparing(
                    (PodReading pod) -> Objects.requireNonNullElse(pod.createdAt(), Instant.EPOCH))
            .thenComparing(pod -> pod.pod().getMetadata() == null
                    ? ""
                    : String.valueOf(pod.pod().getMetadata().getName()));

    private final OutputReader output;

    private AttemptObserver(OutputReader output) {
        this.output = output;
    }

    /** An observer of the trials of one sweep. */
    public static AttemptObserver of(SweepSpec spec, AttemptLogs logs) {
        List<String> wanted = WantedMetrics.of(spec);
        StdoutMetrics stdout = Optional.ofNullable(spec.result())
                .map(ResultSpec::stdout)
                .flatMap(stdoutSpec -> StdoutMetrics.of(stdoutSpec, wanted))
                .orElse(null);
        return new AttemptObserver(new OutputReader(wanted, stdout, logs));
    }

    /**
     * Reads one attempt.
     *
     * @param attempt from 1
     * @param pods the pods of this attempt; a Job can have made more than one
     * @param refusal why the Job has no pod, when that is known
     */
    public AttemptObservation observe(int attempt, @Nullable Job job, List<Pod> pods, @Nullable FailedCreate refusal) {
        if (job != null && SuspendedJob.is(job) && pods.stream().noneMatch(AttemptObserver::hasSucceeded)) {
            return SuspendedJob.waiting(attempt, job);
        }
        if (pods.isEmpty()) {
            return job == null ? new AttemptObservation.Absent() : JobOutcome.of(attempt, job, refusal);
        }
        List<PodReading> readings =
                pods.stream().map(PodReading::of).sorted(BY_AGE.reversed()).toList();
        PodReading pod = readings.stream()
                .filter(reading ->
                        reading.steps().main().map(PodContainer::succeeded).orElse(false))
                .findFirst()
                .orElse(readings.getFirst());
        return observe(attempt, pod);
    }

    private AttemptObservation observe(int attempt, PodReading pod) {
        PodFacts facts = pod.facts();
        Optional<Disruption> disruption = Disruption.of(pod);
        boolean ended = pod.steps().main().map(PodContainer::succeeded).orElse(false);
        if (ended) {
            OutputReader.Left left = output.ofSuccess(pod);
            boolean complete = output.isComplete(left.output());
            AttemptObservation succeeded = new AttemptObservation.Succeeded(attempt, facts, left.output());
            String unread = left.unread();
            if (unread != null) {
                AttemptObservation lost =
                        disruption.map(d -> lost(attempt, pod, d)).orElseGet(() -> unread(attempt, pod, unread));
                return new AttemptObservation.Unread(facts, unread, complete ? succeeded : lost);
            }
            // A program that is told to go may end well without having come to a result.
            if (disruption.isEmpty() || complete) {
                return succeeded;
            }
        }
        if (disruption.isPresent()) {
            return lost(attempt, pod, disruption.get());
        }
        Optional<ProgramFailure> failure = ProgramFailures.of(pod);
        if (failure.isPresent()) {
            return failed(attempt, pod, failure.get());
        }
        return pod.isTerminal() ? withoutTrace(attempt, pod, facts) : live(attempt, pod, facts);
    }

    private static AttemptObservation lost(int attempt, PodReading pod, Disruption disruption) {
        return new AttemptObservation.Lost(
                attempt, pod.facts(), disruption.reason(), disruption.message(), pod.isTerminal());
    }

    private static AttemptObservation unread(int attempt, PodReading pod, String words) {
        return new AttemptObservation.Lost(
                attempt,
                pod.facts(),
                AttemptObservation.Lost.RESULT_LOST,
                "its program ended well, but its log could not be read: " + words,
                pod.isTerminal());
    }

    /** A pod that goes on beside a program that has ended is ended as that of a failed program, whatever made it fail. */
    private AttemptObservation failed(int attempt, PodReading pod, ProgramFailure failure) {
        OutputReader.Left left = output.ofFailure(pod, failure);
        AttemptObservation failed = new AttemptObservation.Failed(attempt, pod.facts(), failure, left.output());
        if (!pod.isTerminal() || failure.kind() != ProgramFailure.Kind.PROGRAM_FAILED) {
            return failed;
        }
        if (left.unread() != null) {
            return new AttemptObservation.Unread(pod.facts(), left.unread(), failed);
        }
        return Optional.ofNullable(left.output().logTail())
                .flatMap(HardwareFault::in)
                .<AttemptObservation>map(
                        fault -> new AttemptObservation.Lost(attempt, pod.facts(), fault.reason(), fault.line(), true))
                .orElse(failed);
    }

    private static boolean hasSucceeded(Pod pod) {
        return PodSteps.of(pod).main().map(PodContainer::succeeded).orElse(false);
    }

    /** Ended, although no container says how: it was never started, or its node cannot tell any more. */
    private static AttemptObservation withoutTrace(int attempt, PodReading pod, PodFacts facts) {
        String reason = pod.reason().isEmpty() ? AttemptObservation.Lost.RESULT_LOST : pod.reason();
        String message = pod.message().isEmpty() ? "its pod ended and no container says how" : pod.message();
        return new AttemptObservation.Lost(attempt, facts, reason, message, true);
    }

    private static AttemptObservation live(int attempt, PodReading pod, PodFacts facts) {
        PodSteps steps = pod.steps();
        Optional<PodContainer> running = steps.first(c -> c.isStep() && c.isRunning());
        if (running.isPresent()) {
            return new AttemptObservation.Running(attempt, facts, running.get().name());
        }
        boolean begun = steps.first(c -> !c.isSidecar() && c.hasStarted()).isPresent();
        if (begun && WaitingReason.trouble(pod).isEmpty()) {
            // Preparing, or between two steps: the one to come is the one that is named.
            boolean preparing = steps.first(c -> !c.isStep() && !c.isSidecar() && c.isRunning())
                    .isPresent();
            @Nullable
            String next = preparing
                    ? null
                    : steps.first(c -> c.isStep() && !c.hasStarted())
                            .or(steps::main)
                            .map(PodContainer::name)
                            .orElse(null);
            return new AttemptObservation.Running(attempt, facts, next);
        }
        WaitingReason waiting = WaitingReason.of(pod);
        Instant since =
                Objects.requireNonNullElse(waiting.since() == null ? pod.createdAt() : waiting.since(), Instant.EPOCH);
        return new AttemptObservation.Waiting(attempt, facts, waiting.reason(), waiting.message(), since);
    }
}
