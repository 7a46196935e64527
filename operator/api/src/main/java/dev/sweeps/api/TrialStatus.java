package dev.sweeps.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SelectableField;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything known about the run of a trial. Once {@code state} is final nothing changes any more. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialStatus(
        @JsonPropertyDescription("The metadata.generation that this status is about.") @Min(0) @Nullable
                Long observedGeneration,
        @JsonPropertyDescription(
                        "Pending, Running, Paused, Succeeded, Masked, Stopped, Failed or Cancelled. The last five "
                                + "are final. A paused trial has no Job and holds no GPU; it may be continued.")
                @SelectableField
                @Nullable
                TrialState state,
        @JsonPropertyDescription("Reason of the state in one CamelCase word, for example Unschedulable, "
                        + "ObjectiveReported, OutOfMemory, MetricMissing.")
                @Size(max = Limits.REASON)
                @Nullable
                String reason,
        @JsonPropertyDescription("What happened and what to do, in a sentence with the numbers.")
                @Size(max = Limits.MESSAGE)
                @Nullable
                String message,
        @JsonPropertyDescription("Number of the last attempt, from 1; 0 before the first.") @Min(0) int attempt,
        @JsonPropertyDescription("How many of trials.retries have been used.") @Min(0) int retriesUsed,
        @JsonPropertyDescription(
                        "How many attempts were lost to the infrastructure: nodes lost, preemptions, evictions.")
                @Min(0)
                int disruptions,
        @JsonPropertyDescription(
                        "How many of the lost attempts came one after the other without a further step; more than "
                                + "50 end the trial.")
                @Min(0)
                int disruptionsInRow,
        @JsonPropertyDescription("The step that the trial had reported when the first of them was lost; absent when it "
                        + "reports none.")
                @Nullable
                Long disruptedAtStep,
        @JsonPropertyDescription(
                        "Set once an attempt ran out of memory and trials.onOutOfMemory gave the next one more.")
                @Nullable
                TrialMemoryStatus memory,
        @JsonPropertyDescription("Attempts that came to nothing through their nodes, the last ones.")
                @Size(max = Limits.NODES)
                @Nullable
                List<NodeFailureStatus> nodeFailures,
        @JsonPropertyDescription(
                        "Value of the objective metric, the weighted sum of several, or the first of several without "
                                + "weights (metrics has all); absent unless the trial succeeded.")
                @Nullable
                Double objective,
        @JsonPropertyDescription("All finite numbers that the program reported, by (dotted) name.")
                @Size(max = Limits.METRICS)
                @Nullable
                Map<String, Double> metrics,
        @JsonPropertyDescription("Everything else that the program reported.")
                @PreserveUnknownFields
                @Size(max = Limits.METRICS)
                @Nullable
                Map<String, Object> diagnostics,
        @JsonPropertyDescription("The step that runs, or that failed.") @Size(max = 63) @Nullable String step,
        @JsonPropertyDescription("The steps of the last attempt.") @Size(max = 64) @Nullable List<StepStatus> steps,
        @JsonPropertyDescription("The last lines of a failed program.") @Size(max = Limits.LOG_TAIL) @Nullable
                String logTail,
        @JsonPropertyDescription("Node of the last attempt.") @Size(max = Limits.NAME) @Nullable String node,
        @JsonPropertyDescription("Path of the checkpoint, as the program reported it or on the storage volume.")
                @Size(max = Limits.PATH)
                @Nullable
                String checkpoint,
        @JsonPropertyDescription("When the program of the first attempt began, RFC 3339.")
                @Size(max = Limits.TIME)
                @Nullable
                String startTime,
        @JsonPropertyDescription("When the trial ended, RFC 3339, by the clock of its node.")
                @Size(max = Limits.TIME)
                @Nullable
                String completionTime,
        @JsonPropertyDescription("How long the trial ran, for reading. Example: 3.2 min.")
                @Size(max = Limits.TIME)
                @Nullable
                String duration,
        @JsonPropertyDescription("Seconds that all attempts waited for a node, an image or quota.") @Min(0)
                long queueSeconds,
        @JsonPropertyDescription("Seconds that all attempts ran.") @Min(0) long runSeconds,
        @JsonPropertyDescription("GPUs that one attempt asks for.") @Min(0) long gpus,
        @JsonPropertyDescription("gpus times the seconds that all attempts ran.") @Min(0) long gpuSecondsUsed,
        @JsonPropertyDescription("gpus times the seconds that all attempts waited.") @Min(0) long gpuSecondsWaiting,
        @JsonPropertyDescription("What the rule that ended this trial has saved: the median GPU seconds of the trials "
                        + "that had succeeded then, less gpuSecondsUsed.")
                @Min(0)
                long gpuSecondsSaved,
        @JsonPropertyDescription("The part of gpuSecondsUsed that went into attempts that were lost or failed.") @Min(0)
                long gpuSecondsLost,
        @JsonPropertyDescription("Why a rule ended or paused this trial; absent unless one did.") @Nullable
                StopCause stop,
        @JsonPropertyDescription(
                        "Since when the log of the ended program cannot be read, RFC 3339; absent when it can.")
                @Size(max = Limits.TIME)
                @Nullable
                String unreadableSince,
        @JsonPropertyDescription("When the next attempt may start, RFC 3339; set while a lost attempt is waited for.")
                @Size(max = Limits.TIME)
                @Nullable
                String nextAttemptTime,
        @JsonPropertyDescription("What the program has reported on its way: kept when result.live is on or a stop rule "
                        + "needs it.")
                @Nullable
                CurveStatus curve,
        @JsonPropertyDescription(
                        "What the program has reported last of the metrics that rules with action StopTrial read; the "
                                + "first report of which such a rule holds stays.")
                @Nullable
                LatestStatus latest,
        @JsonPropertyDescription("What the program reported of the batch cache.") @Nullable TrialCacheStatus cache,
        @JsonPropertyDescription("The rules of earlyStop.rules that held for the result of this trial, or ended it.")
                @Size(max = Limits.RULES)
                @Nullable
                List<TrialFinding> findings) {
    public TrialStatus {
        reason = Bounded.head(reason, Limits.REASON);
        message = Bounded.head(message, Limits.MESSAGE);
        objective = Bounded.finite(objective);
        metrics = Bounded.finite(metrics, Limits.METRICS);
        diagnostics = Bounded.map(diagnostics, Limits.METRICS);
        steps = Bounded.list(steps);
        findings = Bounded.list(findings);
        nodeFailures = Bounded.list(nodeFailures);
        logTail = Bounded.tail(logTail, Limits.LOG_TAIL);
        checkpoint = Bounded.head(checkpoint, Limits.PATH);
        queueSeconds = Math.max(0, queueSeconds);
        runSeconds = Math.max(0, runSeconds);
        gpuSecondsUsed = Math.max(0, gpuSecondsUsed);
        gpuSecondsWaiting = Math.max(0, gpuSecondsWaiting);
        gpuSecondsSaved = Math.max(0, gpuSecondsSaved);
        gpuSecondsLost = Math.max(0, gpuSecondsLost);
    }
}
