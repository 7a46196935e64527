package dev.sweeps.app.observe;

import dev.sweeps.app.desired.ResultLimit;
import dev.sweeps.app.observe.PodSteps.PodContainer;
import dev.sweeps.core.attempt.ProgramFailure;
import dev.sweeps.core.attempt.ProgramOutput;
import dev.sweeps.core.attempt.ReportedResult;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an ended program left behind. Logs cost a request each, so they are read only for metrics that a user wants from
 * there, and for the last lines of a program without a result.
 *
 * @param wanted metrics that the sweep asks for
 */
record OutputReader(List<String> wanted, @Nullable StdoutMetrics stdout, AttemptLogs logs) {
    /**
     * What a program left.
     *
     * @param unread why a part of it could not be read on which it depends what the attempt is taken for; null: none is missing
     */
    record Left(ProgramOutput output, @Nullable String unread) {}

    Left ofSuccess(PodReading pod) {
        ReportedResult result = result(pod);
        Optional<String> main = pod.steps().main().map(PodContainer::name);
        if (stdout == null || main.isEmpty()) {
            ProgramOutput output = new ProgramOutput(result, Map.of(), null);
            return new Left(
                    isComplete(output)
                            ? output
                            : new ProgramOutput(
                                    result,
                                    Map.of(),
                                    main.map(name -> tail(logs.of(pod.pod(), name, false)))
                                            .orElse(null)),
                    null);
        }
        LogReading<String> log = logs.of(pod.pod(), main.get(), true);
        Map<String, Double> metrics =
                log instanceof LogReading.Read<String> read ? stdout.read(read.content()) : Map.of();
        ProgramOutput output = new ProgramOutput(result, metrics, null);
        return new Left(isComplete(output) ? output : new ProgramOutput(result, metrics, tail(log)), unread(log));
    }

    Left ofFailure(PodReading pod, ProgramFailure failure) {
        if (failure.step() == null) {
            return new Left(new ProgramOutput(result(pod), Map.of(), null), null);
        }
        LogReading<String> log = logs.of(pod.pod(), failure.step(), false);
        return new Left(new ProgramOutput(result(pod), Map.of(), tail(log)), unread(log));
    }

    private static @Nullable String unread(LogReading<String> log) {
        return log instanceof LogReading.Unreadable<String> unreadable ? unreadable.message() : null;
    }

    private static @Nullable String tail(LogReading<String> log) {
        return switch (log) {
            case LogReading.Read<String> read -> LogTail.of(read.content()).orElse(null);
            case LogReading.None<String> _ -> null;
            case LogReading.Unreadable<String> unreadable ->
                LogTail.of("the log could not be read: " + unreadable.message()).orElse(null);
        };
    }

    /** Whether every wanted metric was reported, be it a number or not. */
    boolean isComplete(ProgramOutput output) {
        return wanted.stream()
                .allMatch(metric -> output.stdoutMetrics().containsKey(metric)
                        || (output.result() instanceof ReportedResult.Parsed parsed
                                && (parsed.metrics().containsKey(metric)
                                        || parsed.invalidMetrics().contains(metric))));
    }

    private ReportedResult result(PodReading pod) {
        Map<String, String> messages = new LinkedHashMap<>();
        pod.steps().steps().forEach(step -> step.ended()
                .filter(end -> !ProgramFailures.neverRan(end))
                .map(ContainerStateTerminated::getMessage)
                .ifPresent(message -> messages.put(step.name(), message)));
        return new ResultParser(wanted, limit(pod)).parse(messages);
    }

    private static int limit(PodReading pod) {
        return pod.pod().getSpec() == null
                ? ResultLimit.bytes(1)
                : ResultLimit.bytes(pod.pod().getSpec());
    }
}
